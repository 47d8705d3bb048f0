package io.framelog.enrichment.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import io.framelog.enrichment.model.OnnxModel.Tensor;
import java.awt.image.BufferedImage;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Pictures to unit vectors, a batch at a time. */
final class ImageEncoder implements AutoCloseable {
  private final Manifest.Image spec;
  private final int dims;
  private final PixelTensor pixels;
  private final OnnxModel model;

  private ImageEncoder(Manifest.Image spec, int dims, OnnxModel model) {
    this.spec = spec;
    this.dims = dims;
    this.pixels = new PixelTensor(spec.input());
    this.model = model;
  }

  /**
   * Loads the model and runs it once.
   *
   * @throws ModelPackageException when it does not do what the manifest says
   */
  static ImageEncoder load(ModelPackage files, OnnxModel.Limits limits) {
    Manifest.Image spec = files.manifest().image();
    OnnxModel model =
        OnnxModel.load(
            "the image encoder of " + files.files().location(),
            files.readModel(spec.model(), spec.companions()),
            spec.output(),
            limits);
    ImageEncoder encoder = new ImageEncoder(spec, files.manifest().dims(), model);
    try {
      encoder.encode(List.of(new BufferedImage(64, 48, BufferedImage.TYPE_INT_RGB)));
      return encoder;
    } catch (IllegalStateException | ModelPackageException e) {
      encoder.close();
      throw ModelPackageException.of(files, e);
    }
  }

  List<float[]> encode(List<BufferedImage> pictures) {
    List<float[]> vectors = new ArrayList<>(pictures.size());
    for (int from = 0; from < pictures.size(); from += spec.maxBatch()) {
      int to = Math.min(pictures.size(), from + spec.maxBatch());
      vectors.addAll(encodeBatch(pictures.subList(from, to)));
    }
    return vectors;
  }

  private List<float[]> encodeBatch(List<BufferedImage> pictures) {
    // Prepared before a predictor is taken: resizing must not occupy the model.
    FloatBuffer input = FloatBuffer.allocate(pictures.size() * pixels.length());
    pictures.forEach(picture -> pixels.write(picture, input));
    input.flip();
    Shape shape = new Shape(pictures.size(), 3, spec.input().height(), spec.input().width());
    Tensor output =
        model.run(
            manager -> {
              NDArray array = manager.create(input, shape);
              array.setName(spec.input().name());
              return new NDList(array);
            });
    if (!Arrays.equals(output.shape(), new long[] {pictures.size(), dims})) {
      throw new ModelPackageException(
          "image.output %s has the shape %s, the manifest says [N, %d]"
              .formatted(spec.output(), Arrays.toString(output.shape()), dims));
    }
    List<float[]> vectors = new ArrayList<>(pictures.size());
    for (int row = 0; row < pictures.size(); row++) {
      float[] vector = Arrays.copyOfRange(output.values(), row * dims, (row + 1) * dims);
      vectors.add(UnitVector.normalise(vector));
    }
    return vectors;
  }

  @Override
  public void close() {
    model.close();
  }
}
