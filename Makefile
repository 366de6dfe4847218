# The two commands are `make run` and `make test`; each installs what is missing, builds and does its job.

SHELL := /bin/sh
PORT ?= 8080
DATA ?= data

.PHONY: run test bench format web build setup setup-test kills clients billing e2e mutate-credits

run: setup web
	swift build -c release --product lodestone --static-swift-stdlib
	exec .build/release/lodestone sandbox --port $(PORT) --data-dir $(DATA)

test: setup-test
	scripts/test

bench: setup-test web
	scripts/bench

format:
	swift format --in-place --recursive Sources Tests Benchmarks Package.swift

web: setup
	scripts/web

build: setup web
	swift build -c release --product lodestone --static-swift-stdlib

setup:
	@scripts/setup run

setup-test:
	@scripts/setup test

# Parts of `make test`, for those who are at work on one of them.
kills clients billing e2e: setup-test
	scripts/test $@

mutate-credits: setup-test
	scripts/mutate-credits
