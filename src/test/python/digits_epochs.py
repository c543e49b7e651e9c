"""Trains the default digits network with PyTorch on the CPU, an epoch for each line of input, and prints how many seconds
each took. Started by org.fovea.engine.train.TrainingWithPyTorch; docs/performance.md gives the command.

usage: python3 digits_epochs.py FOLDER THREADS
FOLDER holds train-images-idx3-ubyte.gz and train-labels-idx1-ubyte.gz.
"""
import gzip
import pathlib
import sys
import time

import numpy
import torch
from torch import nn


def idx(path, header):
    with gzip.open(path) as file:
        return numpy.frombuffer(file.read(), numpy.uint8, offset=header)


def main():
    folder = pathlib.Path(sys.argv[1])
    torch.set_num_threads(int(sys.argv[2]))
    torch.manual_seed(1)
    labels = torch.tensor(idx(folder / 'train-labels-idx1-ubyte.gz', 8).astype('int64'))
    pictures = torch.tensor(idx(folder / 'train-images-idx3-ubyte.gz', 16).astype('float32') / 255)
    pictures = pictures.reshape(len(labels), 1, 28, 28)
    network = nn.Sequential(
        nn.Conv2d(1, 8, 5, padding=2), nn.ReLU(), nn.MaxPool2d(2),
        nn.Conv2d(8, 16, 5, padding=2), nn.ReLU(), nn.MaxPool2d(2),
        nn.Flatten(), nn.Linear(16 * 7 * 7, 10))
    optimizer = torch.optim.Adam(network.parameters(), lr=1e-3)
    loss = nn.CrossEntropyLoss()
    print(torch.__version__, flush=True)
    for _ in sys.stdin:
        start = time.perf_counter()
        order = torch.randperm(len(labels))
        for first in range(0, len(labels), 32):
            batch = order[first:first + 32]
            optimizer.zero_grad()
            loss(network(pictures[batch]), labels[batch]).backward()
            optimizer.step()
        print(time.perf_counter() - start, flush=True)


main()
