package io.framelog.enrichment.model;

import io.framelog.model.DualEncoder;
import io.framelog.model.FusionWeights;
import java.awt.image.BufferedImage;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Loads a model while the rest of the application starts; every method waits until it is there. The
 * application does not come up without it.
 */
final class EagerModel implements DualEncoder, SmartLifecycle, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(EagerModel.class);

  private final CompletableFuture<LoadedModel> loading;
  private volatile boolean running;

  EagerModel(Supplier<LoadedModel> loader, Executor executor) {
    this.loading = CompletableFuture.supplyAsync(() -> logged(loader), executor);
  }

  private static LoadedModel logged(Supplier<LoadedModel> loader) {
    long begin = System.nanoTime();
    LoadedModel model = loader.get();
    LOG.info(
        "Model {} version {} ({} dimensions) is loaded after {} ms",
        model.model(),
        model.version(),
        model.dimension(),
        Duration.ofNanos(System.nanoTime() - begin).toMillis());
    return model;
  }

  /**
   * The model, once it is there.
   *
   * @throws ModelPackageException when it could not be loaded
   */
  LoadedModel loaded() {
    try {
      return loading.join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof ModelPackageException fault) {
        throw new ModelPackageException(String.valueOf(fault.getMessage()), fault);
      }
      throw new ModelPackageException("the model package cannot be loaded: " + e.getCause(), e);
    }
  }

  @Override
  public String model() {
    return loaded().model();
  }

  @Override
  public String version() {
    return loaded().version();
  }

  @Override
  public int dimension() {
    return loaded().dimension();
  }

  @Override
  public FusionWeights fusionWeights() {
    return loaded().fusionWeights();
  }

  @Override
  public List<float[]> encodeTexts(List<String> texts) {
    return loaded().encodeTexts(texts);
  }

  @Override
  public List<float[]> encodeImages(List<BufferedImage> images) {
    return loaded().encodeImages(images);
  }

  @Override
  public void start() {
    loaded();
    running = true;
  }

  @Override
  public void stop() {
    running = false;
  }

  @Override
  public boolean isRunning() {
    return running;
  }

  /** Before everything that may use the model: workers, processors, the web server. */
  @Override
  public int getPhase() {
    return Integer.MIN_VALUE;
  }

  @Override
  public void close() {
    loading.thenAccept(LoadedModel::close);
  }
}
