"""SQLite's own door to the disk, watched from inside the server: every write, sync, cut and unlink of the database's files.

SQLite lets its layer above the operating system be replaced (a VFS). The one it came with stays; in front of the four calls that
change files stands a function of ours, which needs no compiler and no rights."""

from __future__ import annotations

import ctypes
import os
from collections.abc import Callable
from ctypes import CFUNCTYPE, POINTER, Structure, c_char_p, c_int, c_int64, c_void_p
from typing import Any, Protocol

MAIN, JOURNAL, WAL = 0x100, 0x800, 0x80000
OK = 0
Open = CFUNCTYPE(c_int, c_void_p, c_void_p, c_void_p, c_int, POINTER(c_int))
Delete = CFUNCTYPE(c_int, c_void_p, c_void_p, c_int)
Write = CFUNCTYPE(c_int, c_void_p, c_void_p, c_int, c_int64)
Truncate = CFUNCTYPE(c_int, c_void_p, c_int64)
Sync = CFUNCTYPE(c_int, c_void_p, c_int)


class Vfs(Structure):
    """The head of `sqlite3_vfs`."""

    _fields_ = (
        ("version", c_int), ("file_size", c_int), ("path_size", c_int), ("next", c_void_p), ("name", c_char_p),
        ("data", c_void_p), ("open", Open), ("delete", Delete),
    )  # fmt: skip


class Methods(Structure):
    """`sqlite3_io_methods`: what stands behind is copied as it is."""

    _fields_ = (
        ("version", c_int), ("close", c_void_p), ("read", c_void_p), ("write", Write), ("truncate", Truncate),
        ("sync", Sync), ("others", c_void_p * 13),
    )  # fmt: skip


class File(Structure):
    """`sqlite3_file`."""

    _fields_ = (("methods", POINTER(Methods)),)


class Watcher(Protocol):
    """Called in the thread that writes, with the name of the file; what `then` answers is SQLite's result."""

    def write(self, name: str, offset: int, data: bytes, then: Callable[[], int]) -> int: ...

    def truncate(self, name: str, size: int, then: Callable[[], int]) -> int: ...

    def sync(self, name: str, then: Callable[[], int]) -> int: ...

    def delete(self, name: str, directory_too: bool, then: Callable[[], int]) -> int: ...


class Door:
    """Puts a watcher in front of SQLite's files in a folder, for all connections that are opened from now on in this process. Others,
    such as the copy that a backup is made from, are no part of it: they bear the same names."""

    def __init__(self, watcher: Watcher, folder: str) -> None:
        import pysqlite3._sqlite3 as module

        library = ctypes.CDLL(module.__file__)
        library.sqlite3_vfs_find.restype = POINTER(Vfs)
        self._watcher, self._folder = watcher, os.path.realpath(folder)
        self._names: dict[int, str] = {}
        self._vfs = library.sqlite3_vfs_find(None).contents
        self._plain_open, self._plain_delete = _copy(Open, self._vfs.open), _copy(Delete, self._vfs.delete)
        self._kept: list[Any] = [library]
        self._watched: dict[int, Methods] = {}
        self._vfs.open, self._vfs.delete = Open(self._open), Delete(self._delete)
        self._kept += [self._vfs.open, self._vfs.delete]

    def _open(self, vfs: int, path: int | None, file: int, flags: int, out: Any) -> int:
        result: int = self._plain_open(vfs, path, file, flags, out)
        if result == OK and path and flags & (MAIN | JOURNAL | WAL) and self._in_folder(path):
            self._names[file] = _name(path)
            opened = File.from_address(file)
            opened.methods = ctypes.pointer(self._in_front_of(opened.methods))
        return result

    def _in_folder(self, path: int) -> bool:
        return os.path.dirname(os.path.realpath(ctypes.string_at(path).decode())) == self._folder

    def _delete(self, vfs: int, path: int, directory_too: int) -> int:
        if not self._in_folder(path):
            done: int = self._plain_delete(vfs, path, directory_too)
            return done
        return self._watcher.delete(
            _name(path), bool(directory_too), lambda: self._plain_delete(vfs, path, directory_too)
        )

    def _in_front_of(self, plain: Any) -> Methods:
        """The methods of a file with ours in front; those of one kind are made once."""
        address = ctypes.addressof(plain.contents)
        if address not in self._watched:
            self._watched[address] = self._made(plain.contents)
        return self._watched[address]

    def _made(self, plain: Methods) -> Methods:
        write, truncate, sync = _copy(Write, plain.write), _copy(Truncate, plain.truncate), _copy(Sync, plain.sync)
        ours = Methods.from_buffer_copy(plain)
        watcher, names = self._watcher, self._names

        def on_write(file: int, data: int, size: int, offset: int) -> int:
            return watcher.write(
                names[file], offset, ctypes.string_at(data, size), lambda: write(file, data, size, offset)
            )

        def on_truncate(file: int, size: int) -> int:
            return watcher.truncate(names[file], size, lambda: truncate(file, size))

        def on_sync(file: int, flags: int) -> int:
            return watcher.sync(names[file], lambda: sync(file, flags))

        ours.write, ours.truncate, ours.sync = Write(on_write), Truncate(on_truncate), Sync(on_sync)
        self._kept += [ours.write, ours.truncate, ours.sync, write, truncate, sync]
        return ours


def _name(path: int) -> str:
    """SQLite keeps the place of a path, not what stands there: the place itself is handed on."""
    return os.path.basename(ctypes.string_at(path).decode())


def _copy(kind: Any, function: Any) -> Any:
    """The function that stands at this place now: a field of a structure would follow when it is changed."""
    return kind(ctypes.cast(function, c_void_p).value)
