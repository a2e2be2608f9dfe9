# Two stages: the first one installs, over the network; the second is what runs.
FROM python:3.11.14-slim-bookworm AS builder

# PyTorch's own index, because elsewhere Linux gets the CUDA build, which is several gigabytes larger.
ARG TORCH_INDEX=https://download.pytorch.org/whl/cpu

ENV PIP_DISABLE_PIP_VERSION_CHECK=1
WORKDIR /build
RUN python -m venv /opt/stp

# PyTorch comes first and by itself: it changes least, so its layer is the one most often reused.
COPY constraints.txt ./
RUN /opt/stp/bin/pip install --no-cache-dir --index-url "$TORCH_INDEX" \
    "torch==$(sed -n 's/^torch==//p' constraints.txt)"

COPY pyproject.toml README.md LICENSE ./
COPY bot/ bot/
COPY index/ index/
COPY sources/ sources/
RUN /opt/stp/bin/pip install --no-cache-dir --constraint constraints.txt .


FROM python:3.11.14-slim-bookworm

# Fixed ids, so that whoever mounts a folder at /data knows whom to give it to.
RUN groupadd --gid 10001 stp \
    && useradd --uid 10001 --gid stp --no-log-init --home-dir /data --shell /usr/sbin/nologin stp \
    && install --directory --owner=stp --group=stp /data

COPY --from=builder /opt/stp /opt/stp

# PYTHONSAFEPATH: a folder called bot, index or sources in the working directory must not shadow ours.
# HF_HUB_OFFLINE: the embedding model is installed; nothing is to be fetched while running.
ENV PATH=/opt/stp/bin:$PATH \
    PYTHONDONTWRITEBYTECODE=1 \
    PYTHONSAFEPATH=1 \
    PYTHONUNBUFFERED=1 \
    HF_HUB_OFFLINE=1 \
    STP_DATA_DIR=/data \
    STP_SERVER__HOST=0.0.0.0

USER 10001:10001
WORKDIR /data
VOLUME /data
EXPOSE 3000

# Another port is told by variable, not by stp.toml: this check reads the variable only.
HEALTHCHECK --interval=30s --timeout=5s --start-period=60s --retries=3 \
    CMD ["python", "-c", "import os, urllib.request as web; web.urlopen(f'http://127.0.0.1:{os.environ.get(\"STP_SERVER__PORT\") or 3000}/healthz', timeout=4)"]

ENTRYPOINT ["stp"]
CMD ["serve"]
