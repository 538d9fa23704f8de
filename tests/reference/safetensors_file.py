"""Reads a safetensors file: 8 bytes header length (little-endian), a JSON header, raw little-endian data."""
import json
import pathlib
import struct

import numpy as np

TYPES = {"F64": "<f8", "F32": "<f4", "I64": "<i8", "I32": "<i4", "U64": "<u8", "U32": "<u4", "I8": "i1", "U8": "u1",
         "BOOL": "?"}


def read(path):
    """Returns (tensors by name as numpy arrays, metadata of strings)."""
    data = pathlib.Path(path).read_bytes()
    if len(data) < 8:
        raise ValueError(f"{path}: shorter than the 8 bytes of a safetensors length")
    (length,) = struct.unpack_from("<Q", data)
    if length > len(data) - 8:
        raise ValueError(f"{path}: the header claims {length} bytes, the file has {len(data) - 8}")
    header = json.loads(data[8:8 + length])
    metadata = header.pop("__metadata__", {})
    tensors = {}
    for name, info in header.items():
        begin, end = info["data_offsets"]
        flat = np.frombuffer(data[8 + length + begin:8 + length + end], dtype=TYPES[info["dtype"]])
        tensors[name] = flat.reshape(info["shape"])
    return tensors, metadata
