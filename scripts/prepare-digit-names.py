"""Writes src/core/text/digitNames.json: what the digits 0 to 9 are called in the languages of src/core/samples/articleOne.ts, from
the rules for spelled-out numbers of the Unicode CLDR, as ICU has them (rule set "spellout-numbering": a number that
stands for itself). A language for which CLDR has no such rules is left out. With --check, says whether the file is
what would be written.

    apt-get install python3-icu          # Debian 12: python3-icu 2.10.2-1+b3 with libicu72 72.1-3+deb12u1
    python3 scripts/prepare-digit-names.py [--check]
"""
import ctypes
import json
import pathlib
import re
import sys

import icu

RULES = "%spellout-numbering"
root = pathlib.Path(__file__).resolve().parent.parent
out = root / "src/core/text/digitNames.json"


def cldr_version():
    major = icu.ICU_VERSION.split(".")[0]
    version, status = (ctypes.c_uint8 * 4)(), ctypes.c_int(0)
    getattr(ctypes.CDLL(f"libicui18n.so.{major}"), f"ulocdata_getCLDRVersion_{major}")(version, ctypes.byref(status))
    if status.value > 0:
        raise SystemExit("ICU does not say which CLDR it has.")
    return f"{version[0]}.{version[1]}"


def digit_names(language):
    """Ten names; None where CLDR has no rules of the language's own."""
    spell = icu.RuleBasedNumberFormat(icu.URBNFRuleSetTag.SPELLOUT, icu.Locale(language))
    # ICU answers in the language of the rules that it fell back to.
    if spell.getLocale(icu.ULocDataLocaleType.ACTUAL_LOCALE).getLanguage() != language:
        return None
    spell.setDefaultRuleSet(RULES)
    names = [spell.format(digit) for digit in range(10)]
    if len(set(names)) != 10 or any(re.search(r"[\s\u00ad]", name) for name in names):
        raise SystemExit(f"{language}: not ten words: {names}")
    return names


# No language of the table: what ICU falls back to is never taken for the language's own.
icu.Locale.setDefault(icu.Locale("de"))
languages = re.findall(r"language: '(\w+)'", (root / "src/core/samples/articleOne.ts").read_text(encoding="utf-8"))
found = {language: digit_names(language) for language in sorted(languages)}
data = {
    "source": f"Unicode CLDR {cldr_version()}, rule-based number formats ({RULES[1:]}), by ICU {icu.ICU_VERSION}",
    "license": "Unicode-DFS-2016, see digitNames.LICENSE",
    "madeBy": "scripts/prepare-digit-names.py",
    "names": {language: " ".join(names) for language, names in found.items() if names is not None},
}
written = json.dumps(data, ensure_ascii=False, indent=2) + "\n"
if "--check" in sys.argv:
    if out.read_text(encoding="utf-8") != written:
        raise SystemExit(f"{out.name} is not what {data['source']} says.")
else:
    out.write_text(written, encoding="utf-8")
missing = [language for language, names in found.items() if names is None]
print(f"{len(data['names'])} languages; CLDR has none for: {', '.join(missing)}")
