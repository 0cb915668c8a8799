"""Servers that tests start, and waiting for what comes by and by."""

import os
import shutil
import socket
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

NGINX = shutil.which("nginx") or shutil.which("nginx", path="/usr/sbin:/usr/local/sbin")
AROUND = """\
daemon off;
master_process off;
pid {folder}/pid;
error_log {folder}/error.log;
events {{}}
http {{
    access_log off;
    client_body_temp_path {folder}/body;
    proxy_temp_path {folder}/proxy;
    fastcgi_temp_path {folder}/fastcgi;
    uwsgi_temp_path {folder}/uwsgi;
    scgi_temp_path {folder}/scgi;
    {http}
}}
"""


APACHE = shutil.which("apache2") or shutil.which("apache2", path="/usr/sbin:/usr/local/sbin")
APACHE_AROUND = """\
ServerRoot {folder}
ServerName 127.0.0.1
Listen 127.0.0.1:{port}
PidFile {folder}/apache.pid
DefaultRuntimeDir {folder}
ErrorLog {folder}/apache.log
TypesConfig /etc/mime.types
{modules}
{user}
{conf}
"""
MODULES = ("mpm_event", "authz_core", "alias", "deflate", "dir", "filter", "headers", "mime")


def waited_for(what: Callable[[], bool], seconds: float = 20) -> bool:
    """Whether it comes true within so many seconds."""
    end = time.monotonic() + seconds
    while not what() and time.monotonic() < end:
        time.sleep(0.02)
    return what()


def free_port() -> int:
    """A port of this machine that nothing has."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port: int = free.getsockname()[1]
    return port


def answers(port: int) -> bool:
    """Whether something listens at the port."""
    with socket.socket() as client:
        return client.connect_ex(("127.0.0.1", port)) == 0


@contextmanager
def nginx(folder: Path, http: str, port: int) -> Iterator[None]:
    """An nginx that listens at the port, with these settings for HTTP and its own files in the folder; or a skip.

    What it complains of is in `error.log` there.
    """
    if not NGINX:
        pytest.skip("no nginx: install the package nginx to try what is made for it")
    log, settings = folder / "error.log", folder / "nginx.conf"
    settings.write_text(AROUND.format(folder=folder, http=http), encoding="utf-8")
    command = [NGINX, "-p", str(folder), "-e", str(log), "-c", str(settings)]
    with subprocess.Popen(command, stderr=subprocess.DEVNULL) as server:
        try:
            assert waited_for(lambda: server.poll() is not None or answers(port), seconds=5), "nginx does not answer"
            assert server.poll() is None, log.read_text(encoding="utf-8")
            yield
        finally:
            server.terminate()


@contextmanager
def apache(folder: Path, conf: str, port: int) -> Iterator[None]:
    """An Apache that listens at the port, with these settings and its own files in the folder; or a skip.

    As root it serves as nobody in particular, who has to be let into the folder.
    """
    if not APACHE:
        pytest.skip("no Apache: install the package apache2 to try what is made for it")
    settings = folder / "apache.conf"
    modules = "\n".join(f"LoadModule {name}_module /usr/lib/apache2/modules/mod_{name}.so" for name in MODULES)
    user = "User www-data\nGroup www-data" if os.geteuid() == 0 else ""
    text = APACHE_AROUND.format(folder=folder, port=port, modules=modules, user=user, conf=conf)
    settings.write_text(text, encoding="utf-8")
    with subprocess.Popen([APACHE, "-f", str(settings), "-DFOREGROUND"], stderr=subprocess.PIPE) as server:
        try:
            assert waited_for(lambda: server.poll() is not None or answers(port), seconds=10), "Apache does not answer"
            assert server.poll() is None, server.stderr and server.stderr.read().decode()
            yield
        finally:
            server.terminate()
