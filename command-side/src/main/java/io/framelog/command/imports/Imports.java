package io.framelog.command.imports;

import io.framelog.command.fetch.Fetcher;
import io.framelog.command.job.Jobs;
import io.framelog.error.CommandRejected;
import io.framelog.error.ErrorCode;
import io.framelog.error.RejectedException;
import io.framelog.imports.FetchImage;
import io.framelog.imports.StartImport;
import io.framelog.log.Decision;
import java.io.IOException;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.commandhandling.CommandMessage;

/** Checks what can be checked at once, and submits the jobs. */
final class Imports {
  private final ImportSources sources;
  private final Fetcher fetcher;
  private final Jobs jobs;

  Imports(ImportSources sources, Fetcher fetcher, Jobs jobs) {
    this.sources = sources;
    this.fetcher = fetcher;
    this.jobs = jobs;
  }

  @CommandHandler
  Decision handle(StartImport command, CommandMessage<?> message) {
    try {
      sources.of(command.source()).check(command);
    } catch (RejectedException e) {
      throw new CommandRejected(e.rejection());
    } catch (IOException e) {
      throw new CommandRejected(
          ErrorCode.IMPORT_PATH_NOT_FOUND,
          "'%s' cannot be read: %s".formatted(command.location(), e));
    }
    return jobs.submit(StartImport.KIND, message.getIdentifier(), command, message.getMetaData());
  }

  @CommandHandler
  Decision handle(FetchImage command, CommandMessage<?> message) {
    try {
      fetcher.check(command.sourceUrl());
    } catch (RejectedException e) {
      throw new CommandRejected(e.rejection());
    }
    return jobs.submit(FetchImage.KIND, message.getIdentifier(), command, message.getMetaData());
  }
}
