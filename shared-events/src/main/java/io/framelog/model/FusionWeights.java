package io.framelog.model;

/**
 * Weights of the rankings by pixels and by caption in reciprocal rank fusion, both above 0; they
 * say how far the package's image encoder can be trusted beside people's own captions.
 */
public record FusionWeights(double pixels, double caption) {}
