"""The record as one value: read, merged, tidied; and its bin."""
