from .carrying import Carried, Left, Moved, carry_evidence
from .changes_told import Told, came_from, in_words, kinds_named, kinds_of, tell, told_data
from .checking import Checked, Problem, check
from .claims_compared import ClaimChange, claims_compared
from .comparing import Compared, Comparison, chain, compare, judge, names_of, take_back
from .concept_matrix import (
    ConceptMatrix,
    Count,
    CountedBy,
    Spoken,
    concepts_by_claims,
    concepts_in_force,
    matrix_countries,
    matrix_csv,
    matrix_data,
    no_index,
)
from .concepts import Proposed, concept, concept_data, proposed, read_wording
from .concepts_compared import ConceptChange, share_of, told_first
from .creating import init
from .datasets import DATASETS, Dataset, dataset, dataset_csv, dataset_data, row_data
from .demo import DemoBuilt, build_demo
from .documents import Added, Submission, add_document
from .edition_numbers import EditionNumbers, edition_numbers
from .editions_compared import compare_editions, corrections, edition_before
from .editions_told import (
    FATES,
    compared_data,
    correction_told,
    document_names,
    in_brackets,
    reason_label,
    reason_told,
    summed_up,
)
from .evidence import Proposal, accept, propose, propose_for_version, withdraw
from .finding import Found, find_quote
from .former_changes import FormerChange, Why, former_change
from .frequency import Frequency, frequencies
from .happening import (
    EVENT_COLUMNS,
    Happening,
    Recorded,
    read_events,
    record_event,
    record_events,
    retract_event,
)
from .indexing import Reindexed, index_problems, reindex, up_to_date
from .judging import (
    contradictions,
    end_of_day,
    history,
    known_of,
    tracked_kinds,
    verdict_of,
    verdicts_of,
    year_asked,
)
from .newer import Newer, in_newer_text, newer_text
from .ocr import PicturesRead, read_pictures
from .pages import Difference, Imported, import_page
from .passage_candidates import Candidate, candidates, numbered, passages_of
from .places import Place
from .profiles_compared import (
    MOST_COLUMNS,
    Column,
    ComparisonAsked,
    ProfilesCompared,
    compare_profiles,
)
from .profiles_told import best_evidence, comparison_csv, comparison_data
from .profiling import profile, profiles
from .receiving import Download, download
from .reextracting import Reextracted, Target, reextract, reextractable
from .register_told import countries_data, documents_data, reference_year, tracked_countries
from .registers import Result, Row, add_from_register, read_register
from .search_told import results_csv, results_data, silence_data
from .searching import Asked, Results, Shown, find_passages
from .showing import show, show_as
from .silence import Heard, find_silence, heard_before, silence_again
from .sourcing import Look, add_source, is_web, record_look, retire_source, sources
from .tables import harmless, written
from .triage import Open, Pair, as_event, dismiss, open_data, open_differences, told
from .watching import Looked, due, watch
from .workspace import Workspace, default_actor, now, open_workspace

__all__ = [
    "DATASETS",
    "EVENT_COLUMNS",
    "FATES",
    "MOST_COLUMNS",
    "Added",
    "Asked",
    "Candidate",
    "Carried",
    "Checked",
    "ClaimChange",
    "Column",
    "Compared",
    "Comparison",
    "ComparisonAsked",
    "ConceptChange",
    "ConceptMatrix",
    "Count",
    "CountedBy",
    "Dataset",
    "DemoBuilt",
    "Difference",
    "Download",
    "EditionNumbers",
    "FormerChange",
    "Found",
    "Frequency",
    "Happening",
    "Heard",
    "Imported",
    "Left",
    "Look",
    "Looked",
    "Moved",
    "Newer",
    "Open",
    "Pair",
    "PicturesRead",
    "Place",
    "Problem",
    "ProfilesCompared",
    "Proposal",
    "Proposed",
    "Recorded",
    "Reextracted",
    "Reindexed",
    "Result",
    "Results",
    "Row",
    "Shown",
    "Spoken",
    "Submission",
    "Target",
    "Told",
    "Why",
    "Workspace",
    "accept",
    "add_document",
    "add_from_register",
    "add_source",
    "as_event",
    "best_evidence",
    "build_demo",
    "came_from",
    "candidates",
    "carry_evidence",
    "chain",
    "check",
    "claims_compared",
    "compare",
    "compare_editions",
    "compare_profiles",
    "compared_data",
    "comparison_csv",
    "comparison_data",
    "concept",
    "concept_data",
    "concepts_by_claims",
    "concepts_in_force",
    "contradictions",
    "correction_told",
    "corrections",
    "countries_data",
    "dataset",
    "dataset_csv",
    "dataset_data",
    "default_actor",
    "dismiss",
    "document_names",
    "documents_data",
    "download",
    "due",
    "edition_before",
    "edition_numbers",
    "end_of_day",
    "find_passages",
    "find_quote",
    "find_silence",
    "former_change",
    "frequencies",
    "harmless",
    "heard_before",
    "history",
    "import_page",
    "in_brackets",
    "in_newer_text",
    "in_words",
    "index_problems",
    "init",
    "is_web",
    "judge",
    "kinds_named",
    "kinds_of",
    "known_of",
    "matrix_countries",
    "matrix_csv",
    "matrix_data",
    "names_of",
    "newer_text",
    "no_index",
    "now",
    "numbered",
    "open_data",
    "open_differences",
    "open_workspace",
    "passages_of",
    "profile",
    "profiles",
    "propose",
    "propose_for_version",
    "proposed",
    "read_events",
    "read_pictures",
    "read_register",
    "read_wording",
    "reason_label",
    "reason_told",
    "record_event",
    "record_events",
    "record_look",
    "reextract",
    "reextractable",
    "reference_year",
    "reindex",
    "results_csv",
    "results_data",
    "retire_source",
    "retract_event",
    "row_data",
    "share_of",
    "show",
    "show_as",
    "silence_again",
    "silence_data",
    "sources",
    "summed_up",
    "take_back",
    "tell",
    "told",
    "told_data",
    "told_first",
    "tracked_countries",
    "tracked_kinds",
    "up_to_date",
    "verdict_of",
    "verdicts_of",
    "watch",
    "withdraw",
    "written",
    "year_asked",
]
