package io.framelog.command.imports;

import static io.framelog.command.imports.ImportRun.assertCounts;
import static io.framelog.command.imports.ImportRun.errors;
import static io.framelog.command.imports.TestImages.jpeg;
import static io.framelog.command.imports.TestImages.png;
import static io.framelog.command.imports.TestImages.write;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.sun.net.httpserver.HttpServer;
import io.framelog.content.Bucket;
import io.framelog.content.ObjectStore;
import io.framelog.error.ErrorCode;
import io.framelog.image.Crop;
import io.framelog.image.Origin;
import io.framelog.image.events.ImageRegistered;
import io.framelog.imports.FetchImage;
import io.framelog.imports.SourceKind;
import io.framelog.imports.StartImport;
import io.framelog.job.JobState;
import io.framelog.job.JobView;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** Sources with a format of their own, and single images by URL. */
@ImportTest
@Import(ImportRun.class)
class DatasetImportsTest {
  private static final HttpServer SERVER = server();

  @Autowired private ImportRun run;
  @Autowired private ObjectStore objects;
  @TempDir private Path folder;

  @DynamicPropertySource
  static void ports(DynamicPropertyRegistry registry) {
    registry.add("framelog.test.port", () -> SERVER.getAddress().getPort());
  }

  /** Answers {@code /7.jpg} with picture 7. */
  private static HttpServer server() {
    try {
      HttpServer server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
      server.createContext(
          "/",
          exchange -> {
            String name = exchange.getRequestURI().getPath().substring(1);
            boolean known = name.matches("[0-9]+\\.jpg");
            byte[] body =
                known
                    ? jpeg(Integer.parseInt(name.substring(0, name.length() - 4)))
                    : "<html>".getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(known || name.equals("page") ? 200 : 404, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
          });
      server.start();
      return server;
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static String url(String name) {
    return "http://127.0.0.1:%d/%s".formatted(SERVER.getAddress().getPort(), name);
  }

  @AfterAll
  static void stop() {
    SERVER.stop(0);
  }

  @Test
  void jsonLinesNameUrlsKeysAndPaths() throws Exception {
    objects.put(Bucket.IMPORTS, "jsonl/2.jpg", jpeg(102), "image/jpeg");
    write(folder, "in/3.jpg", jpeg(103));
    String lines =
        String.join(
            "\n",
            "{\"url\":\"%s\",\"caption\":\"one\",\"tags\":[\"a\"],\"actors\":[\"bob\"],"
                    .formatted(url("101.jpg"))
                + "\"metadata\":{\"n\":1},"
                + "\"crops\":[{\"box\":{\"x\":0,\"y\":0,\"w\":0.5,\"h\":0.5},\"label\":\"l\"}]}",
            "{\"key\":\"jsonl/2.jpg\"}",
            "",
            "{\"path\":\"in/3.jpg\"}",
            "{\"path\":\"in/3.jpg\"}",
            "{\"url\":\"%s\"}".formatted(url("missing")),
            "{\"url\":\"http://10.0.0.1/a.jpg\"}",
            "{\"url\":\"ftp://x/a.jpg\"}",
            "{\"url\":\"%s\"}".formatted(url("page")),
            "{\"path\":\"../3.jpg\"}",
            "{\"path\":\"/etc/passwd\"}",
            "{\"path\":\"a\\u0000.jpg\"}",
            "{\"key\":\"none.jpg\"}",
            "{\"path\":\"in/3.jpg\",\"captoin\":\"x\"}",
            "{\"path\":\"in/3.jpg\",\"tags\":[1]}",
            "{\"caption\":\"nothing\"}",
            "not json",
            "{\"path\":\"" + "x".repeat(300_000) + "\"}");
    write(folder, "all.jsonl", lines);

    JobView job = run.of(SourceKind.JSONL, folder.resolve("all.jsonl"), "job");
    assertCounts(job, 3, 1, 13);
    assertThat(errors(job))
        .containsExactly(
            "line 10: item-outside-source",
            "line 11: item-outside-source",
            "line 12: item-name-invalid",
            "line 13: item-not-found",
            "line 14: item-invalid",
            "line 15: item-invalid",
            "line 16: item-invalid",
            "line 17: item-invalid",
            "line 18: item-text-too-large",
            "line 6: source-status",
            "line 7: address-forbidden",
            "line 8: url-invalid",
            "line 9: not-an-image");
    ImageRegistered first = run.registered(jpeg(101));
    assertThat(first.caption()).isEqualTo("one");
    assertThat(first.tags()).containsExactly("a", "job");
    assertThat(first.actors()).containsExactly("bob");
    assertThat(first.sourceUrl()).isEqualTo(url("101.jpg"));
    assertThat(first.metadata()).isEqualTo(Map.of("source", "all.jsonl", "n", 1));
    assertThat(first.crops()).extracting(Crop::label).containsExactly("l");
    run.registered(jpeg(102));
    run.registered(jpeg(103));
  }

  @Test
  void thePicturesBelowAPrefix() throws Exception {
    objects.put(Bucket.IMPORTS, "set/a.jpg", jpeg(111), "image/jpeg");
    objects.put(Bucket.IMPORTS, "set/b/c.png", png(112), "image/png");
    objects.put(Bucket.IMPORTS, "set/b/bad.jpg", new byte[50], "image/jpeg");
    objects.put(Bucket.IMPORTS, "set/notes.txt", new byte[5], "text/plain");
    objects.put(Bucket.IMPORTS, "settled.jpg", jpeg(113), "image/jpeg");
    JobView job = run.of(SourceKind.S3, "set/");
    assertCounts(job, 2, 0, 1);
    assertThat(errors(job)).containsExactly("set/b/bad.jpg: not-an-image");
    assertThat(run.registered(jpeg(111)).metadata()).containsEntry("file", "set/a.jpg");
    run.assertRefused(
        new StartImport(SourceKind.S3, "none/", null, List.of(), false),
        ErrorCode.IMPORT_PATH_NOT_FOUND);
  }

  @Test
  void cocosBoxesAndCaptionsComeFromSeveralFiles() throws Exception {
    write(folder, "pictures/1.jpg", jpeg(121));
    write(folder, "pictures/2.jpg", jpeg(122));
    write(
        folder,
        "json/instances.json",
        """
        {"info": {"deep": [[1]]},
         "annotations": [
          {"id": 11, "image_id": 1, "category_id": 3, "bbox": [10, 6, 20, 12], "segmentation": [[1,2]]},
          {"id": 12, "image_id": 1, "category_id": 3, "bbox": [30, 20, 100, 100]},
          {"id": 13, "image_id": 1, "category_id": 3, "bbox": [50, 50, 5, 5]},
          {"id": 14, "image_id": 1, "category_id": 3, "bbox": [1, 1, 0, 5]},
          {"id": 15, "image_id": 1, "category_id": 3, "bbox": [1, 1]},
          {"id": 16, "image_id": 99, "category_id": 3, "bbox": [1, 1, 5, 5]}],
         "images": [
          {"id": 1, "file_name": "1.jpg", "width": 40, "height": 30, "license": 2,
           "coco_url": "http://images.test/1.jpg"},
          {"id": 2, "file_name": "2.jpg", "width": 40, "height": 30},
          {"id": 3, "file_name": "../../etc/passwd", "width": 1, "height": 1},
          {"id": 4, "file_name": "gone.jpg", "width": 1, "height": 1}],
         "categories": [{"id": 3, "name": "Cat"}],
         "licenses": [{"id": 2, "name": "CC-BY"}]}
        """);
    write(
        folder,
        "json/captions.json",
        """
        {"images": [{"id": 7, "file_name": "1.jpg", "width": 40, "height": 30}],
         "annotations": [{"id": 1, "image_id": 7, "caption": "one\\n"},
                         {"id": 2, "image_id": 7, "caption": "two"}]}
        """);
    JobView job =
        run.of(
            new StartImport(
                SourceKind.COCO,
                folder.resolve("json").toString(),
                folder.resolve("pictures").toString(),
                List.of(),
                false));
    assertCounts(job, 2, 0, 3);
    assertThat(errors(job))
        .containsExactly(
            "../../etc/passwd: item-outside-source",
            "1.jpg annotation 13: crop-outside-image",
            "1.jpg annotation 14: crop-too-small",
            "1.jpg annotation 15: crop-too-small",
            "gone.jpg: item-not-found",
            "instances.json image 99: item-invalid");
    ImageRegistered first = run.registered(jpeg(121));
    assertThat(first.caption()).isEqualTo("one");
    assertThat(first.sourceUrl()).isNull(); // captions.json comes first and has none
    assertThat(first.metadata()).containsEntry("captions", List.of("two"));
    assertThat(first.crops()).extracting(Crop::label).containsExactly("cat", "cat");
    assertThat(first.crops().get(0).box().x()).isEqualTo(0.25, within(1e-9));
    assertThat(first.crops().get(0).box().w()).isEqualTo(0.5, within(1e-9));
    assertThat(first.crops().get(1).box().w()).isEqualTo(0.25, within(1e-9));
  }

  @Test
  void aCocoFileThatIsNoneFailsTheJob() throws Exception {
    write(folder, "a.json", "{\"images\": [{\"id\": 1, \"file_name\": \"1.jpg\"");
    JobView job = run.of(SourceKind.COCO, folder.resolve("a.json"));
    assertThat(job.state()).isEqualTo(JobState.FAILED);
    assertThat(job.failure()).extracting("code").isEqualTo("import-source-malformed");
  }

  @Test
  void webDatasetShardsWithSamplesOfSeveralFiles() throws Exception {
    ByteArrayOutputStream first = new ByteArrayOutputStream();
    try (TarArchiveOutputStream tar = new TarArchiveOutputStream(first)) {
      tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_GNU);
      add(tar, "a/001.jpg", jpeg(131));
      add(tar, "a/001.json", "{\"caption\":\"json\",\"tags\":[\"t\"],\"score\":0.5}");
      add(tar, "a/001.cls", "cat");
      add(tar, "a/001.seg.png", png(130));
      add(tar, "a/002.txt", " text ");
      add(tar, "a/002.png", png(132));
      add(tar, "l".repeat(180) + ".jpg", jpeg(133));
      add(tar, "../evil.jpg", jpeg(134));
      TarArchiveEntry absolute = new TarArchiveEntry("/etc/evil.jpg", true);
      absolute.setSize(1);
      tar.putArchiveEntry(absolute);
      tar.write(1);
      tar.closeArchiveEntry();
      TarArchiveEntry link = new TarArchiveEntry("a/003.jpg", TarConstants.LF_SYMLINK);
      link.setLinkName("/etc/passwd");
      tar.putArchiveEntry(link);
      tar.closeArchiveEntry();
      tar.putArchiveEntry(new TarArchiveEntry("a/004.jpg", TarConstants.LF_BLK));
      tar.closeArchiveEntry();
      add(tar, "a/005.txt", "no picture");
      add(tar, "a/006.jpg", new byte[(3 << 20) + 1]);
      add(tar, "a/007.jpg", "no picture");
      add(tar, "a/n\u0001.jpg", jpeg(135));
    }
    write(folder, "shards/0.tar", first.toByteArray());
    ByteArrayOutputStream second = new ByteArrayOutputStream();
    try (TarArchiveOutputStream tar = new TarArchiveOutputStream(new GZIPOutputStream(second))) {
      tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
      add(tar, "p".repeat(180) + ".jpg", jpeg(136));
    }
    write(folder, "shards/1.tar.gz", second.toByteArray());
    write(folder, "shards/2.tar", Arrays.copyOf(first.toByteArray(), 700));
    write(folder, "shards/3.tgz", bomb());
    write(folder, "shards/4.tar.gz", "no gzip");

    JobView job = run.of(SourceKind.WEBDATASET, folder.resolve("shards"));
    assertCounts(job, 4, 0, 11);
    assertThat(errors(job))
        .containsExactly(
            "0.tar ../evil.jpg: item-outside-source",
            "0.tar /etc/evil.jpg: item-outside-source",
            "0.tar a/003.jpg: item-not-a-file",
            "0.tar a/004.jpg: item-not-a-file",
            "0.tar a/005: item-not-found",
            "0.tar a/006.jpg: image-too-large",
            "0.tar a/007.jpg: not-an-image",
            "0.tar a/n\uFFFD.jpg: item-name-invalid",
            "2.tar: import-source-malformed",
            "3.tgz: import-source-malformed",
            "4.tar.gz: import-source-malformed");
    ImageRegistered one = run.registered(jpeg(131));
    assertThat(one.caption()).isEqualTo("json");
    assertThat(one.tags()).containsExactly("cat", "t");
    assertThat(one.metadata()).containsEntry("score", 0.5).containsEntry("file", "a/001.jpg");
    assertThat(run.registered(png(132)).caption()).isEqualTo("text");
    run.registered(jpeg(133));
    run.registered(jpeg(136));
    assertThat(run.events(jpeg(134))).isEmpty();
  }

  @Test
  void aShardThatIsCutOffFailsTheJobAfterItsWholeSamples() throws Exception {
    ByteArrayOutputStream whole = new ByteArrayOutputStream();
    try (TarArchiveOutputStream tar = new TarArchiveOutputStream(whole)) {
      add(tar, "1.jpg", jpeg(141));
      add(tar, "2.jpg", jpeg(142));
      add(tar, "3.jpg", jpeg(143));
    }
    int oneEntry = 512 + (jpeg(141).length + 511) / 512 * 512;
    write(folder, "cut.tar", Arrays.copyOf(whole.toByteArray(), oneEntry + 700));
    JobView job = run.of(SourceKind.WEBDATASET, folder.resolve("cut.tar"));
    assertThat(job.state()).isEqualTo(JobState.FAILED);
    assertThat(job.failure()).extracting("code").isEqualTo("import-source-malformed");
    assertThat(job.changed()).isEqualTo(1);
    run.registered(jpeg(141));
  }

  @Test
  void anImageIsFetchedAndRegisteredAsAPersonsOwn() throws Exception {
    FetchImage fetch =
        new FetchImage(url("151.jpg"), "one", List.of("a"), List.of(), Map.of(), List.of());
    JobView job = run.of(fetch);
    assertCounts(job, 1, 0, 0);
    ImageRegistered registered = run.registered(jpeg(151));
    assertThat(job.result()).containsEntry("imageId", registered.imageId());
    assertThat(registered.origin()).isEqualTo(Origin.HUMAN);
    assertThat(registered.sourceUrl()).isEqualTo(url("151.jpg"));
    assertThat(registered.caption()).isEqualTo("one");
    assertCounts(run.of(fetch), 0, 1, 0);
  }

  @Test
  void whatCannotBeFetchedIsSaidOnTheJobOrAtOnce() throws Exception {
    JobView job = run.of(fetch("http://169.254.169.254/latest/meta-data/"));
    assertCounts(job, 0, 0, 1);
    assertThat(errors(job))
        .containsExactly("http://169.254.169.254/latest/meta-data/: address-forbidden");
    run.assertRefused(fetch("file:///etc/passwd"), ErrorCode.URL_INVALID);
    run.assertRefused(fetch("http://u:p@images.test/"), ErrorCode.URL_WITH_CREDENTIALS);
    run.assertRefused(fetch("http://images.test:22/"), ErrorCode.URL_PORT_FORBIDDEN);
  }

  private static FetchImage fetch(String url) {
    return new FetchImage(url, null, List.of(), List.of(), Map.of(), List.of());
  }

  /** A tar of one entry of zeros, 200 MB of them, in 200 KB. */
  private static byte[] bomb() throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (TarArchiveOutputStream tar = new TarArchiveOutputStream(new GZIPOutputStream(packed))) {
      TarArchiveEntry entry = new TarArchiveEntry("skipped.bin");
      entry.setSize(200L << 20);
      tar.putArchiveEntry(entry);
      for (int i = 0; i < 200; i++) {
        tar.write(new byte[1 << 20]);
      }
      tar.closeArchiveEntry();
    }
    return packed.toByteArray();
  }

  private static void add(TarArchiveOutputStream tar, String name, String text) throws IOException {
    add(tar, name, text.getBytes(StandardCharsets.UTF_8));
  }

  private static void add(TarArchiveOutputStream tar, String name, byte[] content)
      throws IOException {
    TarArchiveEntry entry = new TarArchiveEntry(name);
    entry.setSize(content.length);
    tar.putArchiveEntry(entry);
    tar.write(content);
    tar.closeArchiveEntry();
  }
}
