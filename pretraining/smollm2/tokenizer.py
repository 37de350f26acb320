"""tokenizer.json and tokenizer_config.json from the metadata of the GGUF file: its tokens, its merges, its pre-tokenizer's name.

The format names the pre-tokenizer only; `smollm` is what llama.cpp calls "every digit alone, then GPT-2's pattern". Of the
256 bytes 21 have no token: six control characters, and bytes that stand in no UTF-8 of an assigned character. They are dropped
by the Rust library as by llama.cpp, so the vocabulary is written as it is, without a token for what is not known.
"""

from .source import Source

NORMAL, CONTROL = 1, 3
CONFIG_NAMES = {"bos_token": "bos", "eos_token": "eos", "unk_token": "unknown", "pad_token": "padding"}


def tokens_of(source: Source) -> list[str]:
    return source.fields["tokenizer.ggml.tokens"]


def tokenizer_json(source: Source) -> dict:
    fields = source.fields
    if (fields["tokenizer.ggml.model"], fields["tokenizer.ggml.pre"]) != ("gpt2", "smollm"):
        raise ValueError("a tokenizer of another kind")
    tokens, kinds = tokens_of(source), fields["tokenizer.ggml.token_type"]
    if set(kinds) != {NORMAL, CONTROL}:
        raise ValueError("tokens of a kind that is not known")
    alone = {"single_word": False, "lstrip": False, "rstrip": False, "normalized": False, "special": True}
    byte_level = {"type": "ByteLevel", "add_prefix_space": False, "trim_offsets": True, "use_regex": True}
    return {
        "version": "1.0",
        "truncation": None,
        "padding": None,
        "added_tokens": [{"id": id, "content": tokens[id], **alone} for id, kind in enumerate(kinds) if kind == CONTROL],
        "normalizer": None,
        "pre_tokenizer": {"type": "Sequence", "pretokenizers": [{"type": "Digits", "individual_digits": True}, byte_level]},
        "post_processor": None,
        "decoder": byte_level,
        "model": {
            "type": "BPE",
            "dropout": None,
            "unk_token": None,
            "continuing_subword_prefix": None,
            "end_of_word_suffix": None,
            "fuse_unk": False,
            "byte_fallback": False,
            "ignore_merges": False,
            "vocab": {token: id for id, token in enumerate(tokens)},
            "merges": fields["tokenizer.ggml.merges"],
        },
    }


def tokenizer_config(source: Source) -> dict:
    tokens = tokens_of(source)
    named = {name: tokens[source.fields[f"tokenizer.ggml.{part}_token_id"]] for name, part in CONFIG_NAMES.items()}
    return {
        "tokenizer_class": "PreTrainedTokenizerFast",
        **named,
        "add_bos_token": source.fields["tokenizer.ggml.add_bos_token"],
        "add_prefix_space": source.fields["tokenizer.ggml.add_space_prefix"],
        "clean_up_tokenization_spaces": False,
        "model_max_length": source.fields["llama.context_length"],
        "chat_template": source.fields["tokenizer.chat_template"],
    }
