package io.framelog.enrichment.model;

import java.util.List;

/** Finds the {@code temperature} and {@code bias} of a logistic scoring, by Newton's method. */
record LogisticFit(double temperature, double bias) {
  /** A cosine and whether the text was right. */
  record Sample(double cosine, boolean right) {}

  static LogisticFit of(List<Sample> samples) {
    double a = 10;
    double b = -5;
    for (int round = 0; round < 100; round++) {
      double ga = 0;
      double gb = 0;
      double haa = 1e-9;
      double hab = 0;
      double hbb = 1e-9;
      for (Sample sample : samples) {
        double x = sample.cosine();
        double p = 1 / (1 + Math.exp(-(a * x + b)));
        double error = p - (sample.right() ? 1 : 0);
        double weight = p * (1 - p);
        ga += error * x;
        gb += error;
        haa += weight * x * x;
        hab += weight * x;
        hbb += weight;
      }
      double determinant = haa * hbb - hab * hab;
      a -= (hbb * ga - hab * gb) / determinant;
      b -= (haa * gb - hab * ga) / determinant;
    }
    return new LogisticFit(a, b);
  }
}
