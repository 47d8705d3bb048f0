package io.framelog.enrichment.model;

import ai.djl.huggingface.tokenizers.Encoding;
import io.framelog.enrichment.model.OnnxModel.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Makes one unit vector per text out of a text model's answer. */
record TokenPooling(Manifest.TextOutput output, int dims) {
  /**
   * @throws ModelPackageException when the answer has not the shape that the manifest says
   */
  List<float[]> pool(Tensor answer, Encoding[] encodings) {
    boolean pooled = output.pooling() == Manifest.Pooling.NONE;
    long[] shape = answer.shape();
    if (shape.length != (pooled ? 2 : 3)
        || shape[0] != encodings.length
        || shape[shape.length - 1] != dims) {
      throw new ModelPackageException(
          "text.output %s has the shape %s, the manifest says [N, %s%d]"
              .formatted(output.name(), Arrays.toString(shape), pooled ? "" : "tokens, ", dims));
    }
    int tokens = pooled ? 1 : (int) shape[1];
    List<float[]> vectors = new ArrayList<>(encodings.length);
    for (int text = 0; text < encodings.length; text++) {
      int first = text * tokens * dims;
      int count = output.pooling() == Manifest.Pooling.MEAN ? encodings[text].getIds().length : 1;
      vectors.add(UnitVector.normalise(mean(answer.values(), first, count)));
    }
    return vectors;
  }

  /** Padding stands at the end and is left out. */
  private float[] mean(float[] values, int first, int count) {
    float[] mean = new float[dims];
    for (int token = 0; token < count; token++) {
      for (int i = 0; i < dims; i++) {
        mean[i] += values[first + token * dims + i];
      }
    }
    for (int i = 0; i < dims; i++) {
      mean[i] /= count;
    }
    return mean;
  }
}
