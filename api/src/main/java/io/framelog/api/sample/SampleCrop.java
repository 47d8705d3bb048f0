package io.framelog.api.sample;

/**
 * A labelled part of a sample picture: a box in 0..1 of its width and height, from the top left.
 */
public record SampleCrop(double x, double y, double w, double h, String label) {}
