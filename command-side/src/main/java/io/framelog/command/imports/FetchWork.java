package io.framelog.command.imports;

import io.framelog.command.fetch.Fetcher;
import io.framelog.command.job.JobStep;
import io.framelog.command.job.JobWork;
import io.framelog.command.job.RunningJob;
import io.framelog.content.ImageIntake;
import io.framelog.content.StoredImage;
import io.framelog.error.ErrorKind;
import io.framelog.error.RejectedException;
import io.framelog.image.Origin;
import io.framelog.imports.FetchImage;
import io.framelog.job.JobError;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** The job that fetches one image and registers it as a person's own. */
final class FetchWork implements JobWork {
  private static final JsonMapper JSON = JsonMapper.shared();

  private final Fetcher fetcher;
  private final ImageIntake intake;
  private final Registrar registrar;

  FetchWork(Fetcher fetcher, ImageIntake intake, Registrar registrar) {
    this.fetcher = fetcher;
    this.intake = intake;
    this.registrar = registrar;
  }

  @Override
  public String kind() {
    return FetchImage.KIND;
  }

  @Override
  public JobStep next(RunningJob job, @Nullable String cursor) throws InterruptedException {
    FetchImage what = JSON.readValue(job.spec(), FetchImage.class);
    String url = what.sourceUrl();
    StoredImage stored;
    try {
      stored = fetcher.fetch(url, intake::take);
    } catch (RejectedException e) {
      if (e.rejection().code().kind() == ErrorKind.UNAVAILABLE) {
        throw e; // our storage's fault: the job goes on when it is back
      }
      return failed(url, e.rejection().code().code(), e.rejection().detail());
    }
    Description known =
        new Description(
            what.caption(), what.tags(), what.actors(), what.metadata(), what.crops(), url);
    ImportItem.Picture item = new ImportItem.Picture(url, url, new UrlContent(fetcher, url), known);
    Fate fate =
        registrar
            .register(
                job,
                "fetch " + stored.imageId(),
                List.of(new Brought.Taken(item, stored).command(List.of(), Origin.HUMAN)))
            .get(stored.imageId());
    Map<String, Object> result = Map.of("imageId", stored.imageId());
    return switch (fate) {
      case null -> throw new IllegalStateException("no fate of " + stored.imageId());
      case Fate.Registered registered -> new JobStep(null, 1, 1, 0, 0, List.of(), 1L, result);
      case Fate.Existing existing -> new JobStep(null, 1, 0, 1, 0, List.of(), 1L, result);
      case Fate.Refused refused -> failed(url, refused.code(), refused.detail());
    };
  }

  private static JobStep failed(String url, String code, String detail) {
    return new JobStep(null, 1, 0, 0, 1, List.of(new JobError(url, code, detail)), 1L, Map.of());
  }
}
