"""A cross-encoder of one layer, made on the spot, that likes one word."""

import re
from pathlib import Path

_SPECIAL = ("[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]")
_WIDTH = 8
_WINDOW = 64


def make_cross_encoder(folder: Path, *, liked: str, labels: int = 1) -> Path:
    """Save a cross-encoder whose logit grows with the share of one word among those it reads.

    Every token takes the mean of all tokens' embeddings; the liked word points one way and all
    others another; the head looks along the line between the two.

    Args:
        folder: Where to; made where it is missing.
        liked: The word, in small letters.
        labels: How many scores it gives; a cross-encoder for ranking gives one.

    Returns:
        The folder.
    """
    import torch
    from transformers import BertConfig, BertForSequenceClassification, BertTokenizer

    folder.mkdir(parents=True, exist_ok=True)
    words = [*_SPECIAL, liked]
    (folder / "vocab.txt").write_text("\n".join(words))
    config = BertConfig(
        vocab_size=len(words),
        hidden_size=_WIDTH,
        num_hidden_layers=1,
        num_attention_heads=1,
        intermediate_size=1,
        max_position_embeddings=_WINDOW,
    )
    config.num_labels = labels
    model = BertForSequenceClassification(config)
    with torch.no_grad():
        for name, weights in model.named_parameters():
            if not re.search(r"LayerNorm\.weight", name):
                weights.zero_()
            if re.search(r"(value|attention\.output\.dense|pooler\.dense)\.weight", name):
                weights.copy_(torch.eye(_WIDTH))
        model.bert.embeddings.word_embeddings.weight[:, 1] = 1.0
        model.bert.embeddings.word_embeddings.weight[-1] = torch.eye(_WIDTH)[0]
        model.classifier.weight[:, :2] = torch.tensor([4.0, -4.0])
    model.save_pretrained(folder)
    BertTokenizer(str(folder / "vocab.txt")).save_pretrained(folder)
    return folder
