package io.framelog.command.imports;

import io.framelog.command.fetch.Fetcher;
import io.framelog.command.job.Jobs;
import io.framelog.content.ImageIntake;
import io.framelog.content.ObjectStore;
import io.framelog.log.LogReader;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.util.unit.DataSize;

/** The beans of imports. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ImportSettings.class)
class ImportConfiguration {
  @Bean
  ImportRoots importRoots(ImportSettings settings, Environment environment)
      throws UnknownHostException {
    List<Path> roots = settings.roots();
    if (roots == null) {
      boolean own = environment.getProperty("framelog.stack.enabled", Boolean.class, false);
      String address = environment.getProperty("server.address", "0.0.0.0");
      boolean local = own && InetAddress.getByName(address).isLoopbackAddress();
      // Others than the operator can reach this node; but what the operator names, it may read.
      roots = local ? List.of(Path.of("/")) : own ? ofTheDefaultRun(environment) : List.of();
    }
    return new ImportRoots(roots);
  }

  private static List<Path> ofTheDefaultRun(Environment environment) {
    return Stream.of("framelog.run.samples", "framelog.run.import")
        .map(environment::getProperty)
        .filter(folder -> folder != null && !folder.isBlank())
        .map(Path::of)
        .toList();
  }

  @Bean
  ImportSources importSources(
      ImportRoots roots,
      ObjectStore objects,
      Fetcher fetcher,
      @Value("${framelog.images.max-bytes:50MB}") DataSize maxBytes) {
    return ImportSources.of(
        FolderSource.pictures(roots),
        FolderSource.picturesWithTexts(roots),
        new KeySource(objects),
        new JsonLinesSource(roots, objects, fetcher),
        new ImageFolderSource(roots),
        new CocoSource(roots),
        new WebDatasetSource(roots, maxBytes.toBytes()));
  }

  @Bean
  Registrar registrar(
      CommandGateway gateway, LogReader log, ObjectProvider<MeterRegistry> registries) {
    return new Registrar(gateway, log, registries.getIfAvailable(SimpleMeterRegistry::new));
  }

  @Bean(destroyMethod = "close")
  Carriers carriers(ImageIntake intake, ImportSettings settings) {
    return new Carriers(intake, settings);
  }

  @Bean(destroyMethod = "close")
  OpenImports openImports() {
    return new OpenImports();
  }

  @Bean
  ImportWork importWork(
      ImportSources sources, Carriers carriers, Registrar registrar, OpenImports open) {
    return new ImportWork(sources, carriers, registrar, open);
  }

  @Bean
  FetchWork fetchWork(Fetcher fetcher, ImageIntake intake, Registrar registrar) {
    return new FetchWork(fetcher, intake, registrar);
  }

  @Bean
  Imports imports(ImportSources sources, Fetcher fetcher, Jobs jobs) {
    return new Imports(sources, fetcher, jobs);
  }
}
