package io.framelog.enrichment.model;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Kernels of the antialiased resampler; the support is in source pixels at scale 1. */
enum Filter {
  @JsonProperty("bilinear")
  BILINEAR(1) {
    @Override
    double at(double x) {
      return Math.max(0, 1 - Math.abs(x));
    }
  },
  /** Keys' cubic with a = -0.5, as Pillow and torchvision have it. */
  @JsonProperty("bicubic")
  BICUBIC(2) {
    @Override
    double at(double x) {
      double t = Math.abs(x);
      if (t < 1) {
        return (1.5 * t - 2.5) * t * t + 1;
      }
      return t < 2 ? (((t - 5) * t + 8) * t - 4) * -0.5 : 0;
    }
  };

  private final double support;

  Filter(double support) {
    this.support = support;
  }

  double support() {
    return support;
  }

  abstract double at(double x);
}
