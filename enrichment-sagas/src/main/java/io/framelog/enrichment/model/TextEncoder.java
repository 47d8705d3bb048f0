package io.framelog.enrichment.model;

import ai.djl.huggingface.tokenizers.Encoding;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.framelog.enrichment.model.Manifest.Padding;
import io.framelog.enrichment.model.OnnxModel.Tensor;
import java.nio.LongBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Texts to unit vectors, a batch at a time. */
final class TextEncoder implements AutoCloseable {
  private final Manifest.Text spec;
  private final TextTokens tokens;
  private final TokenPooling pooling;
  private final OnnxModel model;

  private TextEncoder(Manifest.Text spec, int dims, TextTokens tokens, OnnxModel model) {
    this.spec = spec;
    this.tokens = tokens;
    this.pooling = new TokenPooling(spec.output(), dims);
    this.model = model;
  }

  /**
   * Loads tokenizer and model and runs them once.
   *
   * @throws ModelPackageException when they do not do what the manifest says
   */
  static TextEncoder load(ModelPackage files, OnnxModel.Limits limits) {
    Manifest.Text spec = files.manifest().text();
    String tokenizer = spec.tokenizer().file();
    TextTokens tokens = new TextTokens(tokenizer, files.bytes(spec.tokenizer()), spec.maxTokens());
    OnnxModel model =
        OnnxModel.load(
            "the text encoder of " + files.files().location(),
            files.readModel(spec.model(), spec.companions()),
            spec.output().name(),
            limits);
    TextEncoder encoder = new TextEncoder(spec, files.manifest().dims(), tokens, model);
    try {
      encoder.encode(List.of("a photo"));
      return encoder;
    } catch (IllegalStateException | ModelPackageException e) {
      encoder.close();
      throw ModelPackageException.of(files, e);
    }
  }

  List<float[]> encode(List<String> texts) {
    List<float[]> vectors = new ArrayList<>(texts.size());
    for (int from = 0; from < texts.size(); from += spec.maxBatch()) {
      int to = Math.min(texts.size(), from + spec.maxBatch());
      Encoding[] encodings = tokens.encode(texts.subList(from, to));
      vectors.addAll(pooling.pool(run(encodings), encodings));
    }
    return vectors;
  }

  private Tensor run(Encoding[] encodings) {
    int width =
        spec.padding() == Padding.MAX_TOKENS
            ? spec.maxTokens()
            : Arrays.stream(encodings).mapToInt(e -> e.getIds().length).max().orElse(0);
    Manifest.TextInputs inputs = spec.inputs();
    return model.run(
        manager -> {
          NDList list = new NDList();
          add(list, manager, inputs.ids(), encodings, Encoding::getIds, spec.padTokenId(), width);
          add(list, manager, inputs.mask(), encodings, Encoding::getAttentionMask, 0, width);
          add(list, manager, inputs.types(), encodings, Encoding::getTypeIds, 0, width);
          return list;
        });
  }

  private static void add(
      NDList list,
      NDManager manager,
      @Nullable String name,
      Encoding[] encodings,
      Function<Encoding, long[]> row,
      long padding,
      int width) {
    if (name == null) {
      return;
    }
    long[] padded = new long[encodings.length * width];
    Arrays.fill(padded, padding);
    for (int i = 0; i < encodings.length; i++) {
      long[] values = row.apply(encodings[i]);
      System.arraycopy(values, 0, padded, i * width, values.length);
    }
    NDArray array = manager.create(LongBuffer.wrap(padded), new Shape(encodings.length, width));
    array.setName(name);
    list.add(array);
  }

  @Override
  public void close() {
    tokens.close();
    model.close();
  }
}
