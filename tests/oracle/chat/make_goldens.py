"""Writes rendered.json and ids.json beside it: what `apply_chat_template` of Hugging Face's transformers makes of conversations.json
by each template, with and without the prompt for an answer, or the error where a template refuses; and for the shipped
tokenizers the ids of what it made (no special tokens added, as `apply_chat_template` does).

    python make_goldens.py qwen3=PATH deepseek-v3=PATH mistral-nemo=PATH smollm2=PATH

where PATH is the tokenizer.json named in scripts/prepare-tokenizers.mjs, or that of public/models/smollm2-135m-instruct.
Needs `pip install transformers==4.57.1 jinja2`. Templates that say the date are given 2026-01-15.

The templates are from llama_cpp_python-0.3.16.tar.gz of PyPI (SHA-256
34ed0f9bd9431af045bb63d9324ae620ad0536653740e9bb163a2e1fcb973be6), but smollm2's, which is from its model's configuration, and
openai-counted, which is written for the count that OpenAI's cookbook gives.
"""
import datetime
import json
import pathlib
import sys

import transformers
from tokenizers import Tokenizer
from tokenizers.models import WordLevel
from transformers import PreTrainedTokenizerFast
from transformers.utils import chat_template_utils

HERE = pathlib.Path(__file__).parent
SHIPPED = HERE.parents[2] / "src/platform/chat/templates"


class FixedDate(datetime.datetime):
    @classmethod
    def now(cls, tz=None):
        return cls(2026, 1, 15, 12, tzinfo=tz)


chat_template_utils.datetime = FixedDate
# Special tokens by template; they stand in src/platform/chat/shippedTemplates.ts too.
SPECIAL = {
    "qwen3": {"eos_token": "<|im_end|>", "pad_token": "<|endoftext|>"},
    "mistral-nemo": {"bos_token": "<s>", "eos_token": "</s>", "unk_token": "<unk>"},
    "deepseek-v3": {"bos_token": "<｜begin▁of▁sentence｜>", "eos_token": "<｜end▁of▁sentence｜>"},
    "smollm2": {"bos_token": "<|im_start|>", "eos_token": "<|im_end|>", "unk_token": "<|endoftext|>", "pad_token": "<|im_end|>"},
    "harmony": {"bos_token": "<|startoftext|>", "eos_token": "<|return|>"},
    "openai-counted": {},
    "qwen2.5": {"eos_token": "<|im_end|>", "pad_token": "<|endoftext|>"},
    "qwq": {"eos_token": "<|im_end|>", "pad_token": "<|endoftext|>"},
    "phi-3.5": {"bos_token": "<s>", "eos_token": "<|endoftext|>"},
    "granite-3.3": {"bos_token": "<|end_of_text|>", "eos_token": "<|end_of_text|>"},
    "mistral-small-3.2": {"bos_token": "<s>", "eos_token": "</s>"},
}


def template_of(name):
    folder = SHIPPED if (SHIPPED / f"{name}.jinja").exists() else HERE / "templates"
    return (folder / f"{name}.jinja").read_text(encoding="utf-8")


conversations = json.loads((HERE / "conversations.json").read_text(encoding="utf-8"))
paths = dict(argument.split("=", 1) for argument in sys.argv[1:])
about = {"madeBy": "tests/oracle/chat/make_goldens.py", "implementation": f"transformers {transformers.__version__}", "date": "2026-01-15"}
rendered, ids = {}, {}
for name, special in SPECIAL.items():
    # The template is all that is asked of it.
    tokenizer = PreTrainedTokenizerFast(tokenizer_object=Tokenizer(WordLevel({}, unk_token=None)), **special)
    tokenizer.chat_template = template_of(name)
    real = Tokenizer.from_file(paths[name]) if name in paths else None
    rendered[name] = {}
    for title, conversation in conversations.items():
        found = rendered[name][title] = []
        for prompt in (False, True):
            try:
                text = tokenizer.apply_chat_template(
                    conversation["messages"],
                    tools=conversation.get("tools"),
                    add_generation_prompt=prompt,
                    tokenize=False,
                )
                found.append({"text": text})
            except Exception as error:
                found.append({"error": str(error)})
                continue
            if real is not None:
                ids.setdefault(name, {}).setdefault(title, []).append(real.encode(text, add_special_tokens=False).ids)
for file, content in (("rendered.json", {"special": SPECIAL, "rendered": rendered}), ("ids.json", {"ids": ids})):
    (HERE / file).write_text(json.dumps({**about, **content}, ensure_ascii=False, separators=(",", ":")) + "\n", encoding="utf-8")
