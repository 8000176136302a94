# The application: one image for web, worker, beat and preparation; docs/deploy.md.
FROM python:3.12-slim-bookworm AS packages
ENV PIP_NO_CACHE_DIR=1 PIP_DISABLE_PIP_VERSION_CHECK=1
RUN python -m venv /opt/venv
COPY requirements.txt /
RUN /opt/venv/bin/pip install --require-hashes --only-binary :all: -r /requirements.txt

FROM python:3.12-slim-bookworm
ENV PATH=/opt/venv/bin:$PATH PYTHONUNBUFFERED=1 PYTHONDONTWRITEBYTECODE=1 \
    IFRAJ_DATA=/var/lib/ifraj IFRAJ_STATIC=/srv/static
RUN useradd --system --uid 10001 --home-dir /srv/ifraj --shell /usr/sbin/nologin ifraj \
    && install -d -o ifraj -g ifraj -m 0700 /var/lib/ifraj
COPY --from=packages /opt/venv /opt/venv
COPY . /srv/ifraj
WORKDIR /srv/ifraj
RUN python -c "from pathlib import Path; from config.embedded.catalogues import compile_newer; compile_newer(Path('locale'))" \
    && python manage.py collectstatic --noinput \
    # Readable whatever the mask was under which the clone was made.
    && chmod -R a+rX /srv /opt/venv
USER ifraj
VOLUME /var/lib/ifraj
ENTRYPOINT ["/bin/sh", "deploy/start"]
CMD ["web"]
