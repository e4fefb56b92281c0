"""The disk under SQLite with every call in sight, so that a test can record calls or let them fail.

The library that Python's own sqlite3 module has loaded is asked for its default VFS, and a copy of it is
registered whose files report each read, write, sync and truncation before (or instead of) doing it. So it
is the product's own connections that meet the fault, not another build of SQLite.
"""

from __future__ import annotations

import ctypes
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

OK = 0
READ, WRITE, SYNC, TRUNCATE, OPEN, DELETE = "read", "write", "sync", "truncate", "open", "delete"


@dataclass(frozen=True, slots=True)
class Call:
    """One call. `data` is there for writes, `size` for writes and truncations."""

    kind: str
    path: Path
    offset: int = 0
    size: int = 0
    data: bytes = b""


Watcher = Callable[[Call], int]
"""Sees each call before it is done; returns OK to let it happen, or an SQLite error code instead."""

_p, _i, _q = ctypes.c_void_p, ctypes.c_int, ctypes.c_int64
_READ = ctypes.CFUNCTYPE(_i, _p, _p, _i, _q)
_TRUNCATE = ctypes.CFUNCTYPE(_i, _p, _q)
_SYNC = ctypes.CFUNCTYPE(_i, _p, _i)
_OPEN = ctypes.CFUNCTYPE(_i, _p, _p, _p, _i, _p)
_DELETE = ctypes.CFUNCTYPE(_i, _p, _p, _i)


class _Methods(ctypes.Structure):
    """`sqlite3_io_methods`, whole, so that what is not watched is passed on."""

    _fields_ = [
        ("version", _i),
        ("close", _p),
        ("read", _p),
        ("write", _p),
        ("truncate", _p),
        ("sync", _p),
        ("rest", _p * 13),
    ]


class _File(ctypes.Structure):
    _fields_ = [("methods", ctypes.POINTER(_Methods))]


class _Vfs(ctypes.Structure):
    """`sqlite3_vfs` of version 3."""

    _fields_ = [
        ("version", _i),
        ("file_size", _i),
        ("longest_path", _i),
        ("next", _p),
        ("name", ctypes.c_char_p),
        ("app_data", _p),
        ("open", _p),
        ("delete", _p),
        ("rest", _p * 14),
    ]


def why_not_here() -> str:
    """Why the disk cannot be watched on this computer; empty where it can."""
    return "" if _library_path() else "Python's sqlite3 does not use a shared library"


@contextmanager
def watched(watcher: Watcher) -> Iterator[None]:
    """While this lasts, files that are opened through sqlite3 are watched. Close them before it ends."""
    sqlite = ctypes.CDLL(_library_path())
    sqlite.sqlite3_vfs_find.restype = ctypes.POINTER(_Vfs)
    plain = sqlite.sqlite3_vfs_find(None)
    watching = _Watching(plain.contents, watcher)
    assert sqlite.sqlite3_vfs_register(ctypes.byref(watching.vfs), 1) == OK
    try:
        yield
    finally:
        sqlite.sqlite3_vfs_register(plain, 1)
        sqlite.sqlite3_vfs_unregister(ctypes.byref(watching.vfs))


class _Watching:
    """Our copy of the VFS, and everything that has to live as long as C may call it."""

    def __init__(self, plain: _Vfs, watcher: Watcher) -> None:
        self.vfs = _Vfs.from_buffer_copy(plain)
        self.vfs.name = b"watched"
        self._watcher = watcher
        self._plain_open = _OPEN(plain.open)
        self._plain_delete = _DELETE(plain.delete)
        self._paths: dict[int, Path] = {}
        self._methods: dict[int, _Methods] = {}
        self._callbacks: list[Any] = []
        self.vfs.open = self._kept(_OPEN(self._open))
        self.vfs.delete = self._kept(_DELETE(self._delete))

    def _open(self, vfs: int, name: int | None, file: int, flags: int, out_flags: int | None) -> int:
        path = Path(ctypes.string_at(name).decode()) if name else Path()
        failure = self._watcher(Call(OPEN, path))
        if failure:
            _File.from_address(file).methods = ctypes.POINTER(_Methods)()  # then it is not closed
            return failure
        result = self._plain_open(vfs, name, file, flags, out_flags)
        if result == OK and name:
            self._paths[file] = path
            opened = _File.from_address(file)
            opened.methods = ctypes.pointer(self._watched_methods(opened.methods))
        return result

    def _delete(self, vfs: int, name: int, sync_folder: int) -> int:
        path = Path(ctypes.string_at(name).decode())
        return self._watcher(Call(DELETE, path)) or self._plain_delete(vfs, name, sync_folder)

    def _watched_methods(self, plain: Any) -> _Methods:
        address = ctypes.addressof(plain.contents)
        if address not in self._methods:
            self._methods[address] = self._make_methods(plain.contents)
        return self._methods[address]

    def _make_methods(self, plain: _Methods) -> _Methods:
        read, write = _READ(plain.read), _READ(plain.write)
        truncate, sync = _TRUNCATE(plain.truncate), _SYNC(plain.sync)
        watch, paths = self._watcher, self._paths

        def watched_read(file: int, buffer: int, size: int, offset: int) -> int:
            return watch(Call(READ, paths[file], offset, size)) or read(file, buffer, size, offset)

        def watched_write(file: int, buffer: int, size: int, offset: int) -> int:
            call = Call(WRITE, paths[file], offset, size, ctypes.string_at(buffer, size))
            return watch(call) or write(file, buffer, size, offset)

        def watched_truncate(file: int, size: int) -> int:
            return watch(Call(TRUNCATE, paths[file], 0, size)) or truncate(file, size)

        def watched_sync(file: int, flags: int) -> int:
            return watch(Call(SYNC, paths[file])) or sync(file, flags)

        methods = _Methods.from_buffer_copy(plain)
        methods.read = self._kept(_READ(watched_read))
        methods.write = self._kept(_READ(watched_write))
        methods.truncate = self._kept(_TRUNCATE(watched_truncate))
        methods.sync = self._kept(_SYNC(watched_sync))
        return methods

    def _kept(self, callback: Any) -> int | None:
        self._callbacks.append(callback)
        return ctypes.cast(callback, _p).value


def _library_path() -> str:
    sqlite3.connect(":memory:").close()
    maps = Path("/proc/self/maps")
    if not maps.exists():
        return ""
    names = {line.split()[-1] for line in maps.read_text().splitlines() if "libsqlite3.so" in line}
    return names.pop() if len(names) == 1 else ""
