from .skos import first_codebook, read_codebook, write_codebook

__all__ = ["first_codebook", "read_codebook", "write_codebook"]
