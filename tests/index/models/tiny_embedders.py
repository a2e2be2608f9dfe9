"""Embedding models of several makes, of one layer and random weights, made on the spot."""

from collections.abc import Mapping
from pathlib import Path

_SPECIAL = ("[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]")
_PLAIN = ("beds", "plans", "hospital", "query", "passage", ":", "close", "in", "devon", ".")
_WORDS = (*_SPECIAL, *_PLAIN)
_WIDTH = 16
_WINDOW = 64


def make_static_model(folder: Path) -> Path:
    """Save a model that looks up a vector for every word."""
    from sentence_transformers import SentenceTransformer
    from sentence_transformers.sentence_transformer.modules import StaticEmbedding
    from tokenizers import Tokenizer, models, pre_tokenizers

    words = {word: number for number, word in enumerate(_WORDS)}
    tokenizer = Tokenizer(models.WordLevel(words, unk_token=_SPECIAL[1]))
    tokenizer.pre_tokenizer = pre_tokenizers.BertPreTokenizer()
    module = StaticEmbedding(tokenizer, embedding_dim=_WIDTH)
    SentenceTransformer(modules=[module], device="cpu").save(str(folder))
    return folder


def make_bert_model(
    folder: Path,
    *,
    pooling: str = "mean",
    dense: int | None = None,
    prompts: Mapping[str, str] | None = None,
    default_prompt: str | None = None,
) -> Path:
    """Save a BERT of one layer.

    Args:
        folder: Where to.
        pooling: ``mean`` or ``cls``.
        dense: How many numbers a layer behind the pooling makes of each vector; None for no layer.
        prompts: What goes before a text, by kind.
        default_prompt: Which of them goes before a text of no kind.

    Returns:
        The folder.
    """
    import torch
    from sentence_transformers import SentenceTransformer
    from sentence_transformers.base.modules import Dense, Transformer
    from sentence_transformers.sentence_transformer.modules import Pooling
    from transformers import BertConfig, BertModel, BertTokenizer

    bare = folder / "bare"
    bare.mkdir(parents=True)
    (bare / "vocab.txt").write_text("\n".join(_WORDS))
    torch.manual_seed(0)
    config = BertConfig(
        vocab_size=len(_WORDS),
        hidden_size=_WIDTH,
        num_hidden_layers=1,
        num_attention_heads=1,
        intermediate_size=_WIDTH,
        max_position_embeddings=_WINDOW,
        initializer_range=1.0,
    )
    BertModel(config).save_pretrained(bare)
    BertTokenizer(str(bare / "vocab.txt")).save_pretrained(bare)
    modules = [Transformer(str(bare)), Pooling(_WIDTH, pooling)]
    if dense is not None:
        modules.append(Dense(_WIDTH, dense))
    model = SentenceTransformer(
        modules=modules,
        prompts=dict(prompts) if prompts else None,
        default_prompt_name=default_prompt,
        device="cpu",
    )
    model.save(str(folder / "model"))
    return folder / "model"
