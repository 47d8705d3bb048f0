package io.framelog.api.run;

import io.framelog.api.command.CommandContext;
import io.framelog.api.command.Commands;
import io.framelog.api.problem.Problems;
import io.framelog.content.ImageIntake;
import io.framelog.content.StoredImage;
import io.framelog.error.Rejection;
import io.framelog.identity.Sha256;
import io.framelog.image.Origin;
import io.framelog.image.commands.RegisterImage;
import io.framelog.log.CommandOutcome;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import org.springframework.stereotype.Component;

/**
 * Registers pictures one by one, several at a time. What is there already stays as it is, so an
 * import can be repeated; a bad file does not stop the others.
 */
@Component
class PictureImport {
  private final ImageIntake intake;
  private final Commands commands;
  private final Problems problems;

  PictureImport(ImageIntake intake, Commands commands, Problems problems) {
    this.intake = intake;
    this.commands = commands;
    this.problems = problems;
  }

  /** Returns when all are registered or have failed; {@code actor} is who the log says did it. */
  void run(List<Picture> pictures, String actor, ImportTally tally) throws InterruptedException {
    Semaphore inFlight = new Semaphore(Runtime.getRuntime().availableProcessors() * 2);
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (Picture picture : pictures) {
        inFlight.acquire();
        threads.execute(
            () -> {
              try {
                register(picture, actor, tally);
              } finally {
                inFlight.release();
              }
            });
      }
    }
  }

  private void register(Picture picture, String actor, ImportTally tally) {
    try (InputStream content = picture.open()) {
      StoredImage stored = intake.take(content);
      RegisterImage command = command(stored, picture.known());
      CommandOutcome outcome = commands.send(command, context(actor, command));
      tally.registered(stored.imageId(), outcome);
    } catch (IOException e) {
      tally.failed(new ImportTally.Failure(picture.name(), "unreadable", e.toString()));
    } catch (RuntimeException e) {
      Rejection rejection = problems.of(e, "Importing " + picture.name()).rejection();
      tally.failed(
          new ImportTally.Failure(picture.name(), rejection.code().code(), rejection.detail()));
    }
  }

  private static RegisterImage command(StoredImage stored, Picture.Known known) {
    return new RegisterImage(
        stored.imageId(),
        stored.objectKey(),
        stored.sha256(),
        stored.mediaType(),
        stored.bytes(),
        stored.width(),
        stored.height(),
        null,
        known.caption(),
        known.tags(),
        known.actors(),
        known.metadata(),
        known.crops(),
        Origin.IMPORT);
  }

  /** The same picture with the same words is the same command, however often it is imported. */
  private static CommandContext context(String actor, RegisterImage command) {
    String key = command.sha256() + ' ' + Sha256.hex(command.toString());
    return new CommandContext(actor, "framelog-run", "import", actor, null, key, null);
  }
}
