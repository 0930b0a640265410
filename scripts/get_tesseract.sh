#!/bin/sh
# Tesseract for the tests of pages read from pictures: through apt where this is root on Debian, else how to get it.
packages="tesseract-ocr tesseract-ocr-eng tesseract-ocr-srp tesseract-ocr-srp-latn"
if command -v tesseract >/dev/null 2>&1 && tesseract --list-langs 2>&1 | grep -qx srp_latn &&
    tesseract --list-langs 2>&1 | grep -qx srp; then
    exit 0
fi
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
    echo "Installing tesseract for the tests of pages read from pictures" >&2
    export DEBIAN_FRONTEND=noninteractive
    # shellcheck disable=SC2086 -- a list of names
    if { apt-get update -qq && apt-get install -y -qq --no-install-recommends $packages; } >/dev/null 2>&1; then
        exit 0
    fi
fi
echo "Skipped: the tests of pages read from pictures, for want of tesseract; get it with: sudo apt-get install $packages" >&2
