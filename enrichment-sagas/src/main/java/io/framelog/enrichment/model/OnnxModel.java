package io.framelog.enrichment.model;

import ai.djl.Device;
import ai.djl.MalformedModelException;
import ai.djl.Model;
import ai.djl.engine.EngineException;
import ai.djl.inference.Predictor;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.translate.NoBatchifyTranslator;
import ai.djl.translate.TranslateException;
import ai.djl.translate.TranslatorContext;
import io.framelog.enrichment.model.PackageFiles.Content;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.function.Function;

/** One ONNX Runtime session behind a bounded pool of DJL predictors. Thread-safe. */
final class OnnxModel implements AutoCloseable {
  private static final String ENGINE = "OnnxRuntime";

  /**
   * @param threads threads of one run
   * @param concurrency runs at the same time; further callers wait in order
   */
  record Limits(int threads, int concurrency) {}

  /** Named inputs of one run; the arrays belong to the run and are freed with it. */
  interface Inputs extends Function<NDManager, NDList> {}

  /** An output, row by row. */
  @SuppressWarnings("ArrayRecordComponent") // Never compared.
  record Tensor(float[] values, long[] shape) {}

  private final String name;
  private final Model model;
  private final BlockingQueue<Predictor<Inputs, Tensor>> idle;

  private OnnxModel(String name, Model model, String output, int concurrency) {
    this.name = name;
    this.model = model;
    // Fair: a query's text must not starve behind a batch.
    this.idle = new ArrayBlockingQueue<>(concurrency, true);
    for (int i = 0; i < concurrency; i++) {
      idle.add(model.newPredictor(new NamedOutput(name, output)));
    }
  }

  /**
   * @param name for messages
   * @param output the name of the output that {@link #run} answers
   * @throws ModelPackageException when ONNX Runtime cannot load it
   */
  static OnnxModel load(String name, Content content, String output, Limits limits) {
    Map<String, String> options =
        Map.of("intraOpNumThreads", String.valueOf(limits.threads()), "interOpNumThreads", "1");
    Model model = Model.newInstance(name, Device.cpu(), ENGINE);
    try {
      switch (content) {
        case Content.InMemory memory ->
            model.load(new ByteArrayInputStream(memory.bytes()), options);
        case Content.OnDisk disk -> model.load(disk.path(), null, options);
      }
    } catch (IOException | MalformedModelException e) {
      model.close();
      throw new ModelPackageException("ONNX Runtime cannot load " + name, e);
    }
    return new OnnxModel(name, model, output, limits.concurrency());
  }

  /**
   * Runs the model once; waits for its turn.
   *
   * @throws IllegalStateException when the model refuses the input, or the thread is interrupted
   */
  Tensor run(Inputs inputs) {
    Predictor<Inputs, Tensor> predictor;
    try {
      predictor = idle.take();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while waiting for " + name, e);
    }
    try {
      return predictor.predict(inputs);
    } catch (TranslateException | EngineException e) {
      throw new IllegalStateException("%s failed: %s".formatted(name, e.getMessage()), e);
    } finally {
      idle.add(predictor);
    }
  }

  @Override
  public void close() {
    idle.forEach(Predictor::close);
    model.close();
  }

  private record NamedOutput(String model, String output)
      implements NoBatchifyTranslator<Inputs, Tensor> {
    @Override
    public NDList processInput(TranslatorContext context, Inputs inputs) {
      return inputs.apply(context.getNDManager());
    }

    @Override
    public Tensor processOutput(TranslatorContext context, NDList outputs) {
      for (NDArray array : outputs) {
        if (output.equals(array.getName())) {
          return new Tensor(array.toFloatArray(), array.getShape().getShape());
        }
      }
      throw new IllegalStateException(
          "%s has no output %s, but %s"
              .formatted(model, output, outputs.stream().map(NDArray::getName).toList()));
    }
  }
}
