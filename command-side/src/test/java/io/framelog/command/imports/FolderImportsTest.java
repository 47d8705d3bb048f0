package io.framelog.command.imports;

import static io.framelog.command.imports.ImportRun.assertCounts;
import static io.framelog.command.imports.ImportRun.errors;
import static io.framelog.command.imports.TestImages.jpeg;
import static io.framelog.command.imports.TestImages.png;
import static io.framelog.command.imports.TestImages.write;
import static org.assertj.core.api.Assertions.assertThat;

import io.framelog.error.ErrorCode;
import io.framelog.image.Origin;
import io.framelog.image.events.ImageRegistered;
import io.framelog.imports.SourceKind;
import io.framelog.imports.StartImport;
import io.framelog.job.JobState;
import io.framelog.job.JobView;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

/** Folders of pictures, alone, with texts, and as imagefolder. */
@ImportTest
@Import(ImportRun.class)
class FolderImportsTest {
  @Autowired private ImportRun run;
  @TempDir private Path folder;

  @Test
  void aMixedTreeIsImportedAndTheBadOnesAreSaid() throws Exception {
    byte[] first = jpeg(1);
    write(folder, "a/1.jpg", first);
    write(folder, "a/again.jpg", first);
    write(folder, "b/c/2.PNG", png(2));
    write(folder, "b/cut.jpg", Arrays.copyOf(jpeg(3), 400));
    write(folder, "b/text.jpg", "no picture");
    write(folder, "b/empty.png", "");
    write(folder, "notes.txt", "not for import");
    write(folder, ".hidden/4.jpg", jpeg(4));
    Path outside = Files.createTempFile("outside", ".jpg");
    Files.write(outside, jpeg(5));
    Files.createSymbolicLink(folder.resolve("b/out.jpg"), outside);
    Files.createSymbolicLink(folder.resolve("b/out"), outside.getParent());
    Files.createSymbolicLink(folder.resolve("b/in.jpg"), folder.resolve("a/1.jpg"));
    Files.createSymbolicLink(folder.resolve("b/loop"), folder);
    Files.createSymbolicLink(folder.resolve("b/nowhere.jpg"), folder.resolve("nothing"));

    JobView job = run.of(SourceKind.FOLDER, folder, "Imported");
    assertCounts(job, 2, 2, 6);
    assertThat(errors(job))
        .containsExactly(
            "b/cut.jpg: image-truncated",
            "b/empty.png: image-empty",
            "b/nowhere.jpg: item-not-found",
            "b/out: item-outside-source",
            "b/out.jpg: item-outside-source",
            "b/text.jpg: not-an-image");
    ImageRegistered registered = run.registered(first);
    assertThat(registered.origin()).isEqualTo(Origin.IMPORT);
    assertThat(registered.tags()).containsExactly("imported");
    assertThat(registered.caption()).isNull();
    assertThat(registered.metadata())
        .isEqualTo(Map.of("source", folder.getFileName().toString(), "file", "a/1.jpg"));
    assertThat(run.events(jpeg(5))).isEmpty();

    assertCounts(run.of(SourceKind.FOLDER, folder), 0, 4, 6);
    Files.delete(outside);
  }

  @Test
  void textsBesidePicturesAreCaptionsOrTags() throws Exception {
    write(folder, "1.jpg", jpeg(11));
    write(folder, "1.txt", " a cat on a sofa \n");
    write(folder, "2.jpg", jpeg(12));
    write(folder, "3.jpg", jpeg(13));
    Files.write(folder.resolve("3.txt"), new byte[] {(byte) 0xff, (byte) 0xfe});
    write(folder, "4.jpg", jpeg(14));
    write(folder, "4.txt", "x".repeat(300_000));
    write(folder, "5.jpg", jpeg(15));
    Files.createSymbolicLink(folder.resolve("5.txt"), Path.of("/etc/hostname"));
    write(folder, "6.jpg", jpeg(16));
    write(folder, "6.txt", "x".repeat(9_000));

    JobView job = run.of(SourceKind.CAPTIONS, folder);
    assertCounts(job, 2, 0, 4);
    assertThat(errors(job))
        .containsExactly(
            "3.jpg: item-invalid",
            "4.jpg: item-text-too-large",
            "5.jpg: item-outside-source",
            "6.jpg: caption-invalid");
    assertThat(run.registered(jpeg(11)).caption()).isEqualTo("a cat on a sofa");
    assertThat(run.registered(jpeg(12)).caption()).isNull();

    Path kohya = folder.resolve("kohya");
    write(kohya, "7.jpg", jpeg(17));
    write(kohya, "7.txt", "1girl, Blue Hair,, sky ");
    assertCounts(
        run.of(new StartImport(SourceKind.CAPTIONS, kohya.toString(), null, List.of("k"), true)),
        1,
        0,
        0);
    assertThat(run.registered(jpeg(17)).tags())
        .containsExactlyInAnyOrder("1girl", "blue hair", "k", "sky");
  }

  @Test
  void sameContentWhoseFirstIsRefusedHasAnotherChance() throws Exception {
    write(folder, "1.jpg", jpeg(21));
    write(folder, "1.txt", "x".repeat(9_000));
    write(folder, "2.jpg", jpeg(21));
    write(folder, "2.txt", "short");
    write(folder, "3.jpg", jpeg(21));
    JobView job = run.of(SourceKind.CAPTIONS, folder);
    assertCounts(job, 1, 1, 1);
    assertThat(run.registered(jpeg(21)).caption()).isEqualTo("short");
  }

  @Test
  void imagefolderReadsMetadataOfEachFolderAndLabelsElsewhere() throws Exception {
    write(folder, "train/1.jpg", jpeg(31));
    write(folder, "train/in/2.jpg", jpeg(32));
    write(folder, "train/not-named.jpg", jpeg(33));
    write(
        folder,
        "train/metadata.csv",
        "\uFEFFfile_name,text,artist,tags\r\n1.jpg,\"a \"\"red\"\", car\",Ann,\"x, y\"\r\n"
            + "in/2.jpg,\"two\nlines\",,\r\ngone.jpg,a,b,\r\n../outside.jpg,a,b,\r\n"
            + "/etc/passwd,a,b,\r\nshort\r\n\"nul\u0000.jpg\",a,b,\r\n");
    write(folder, "test/4.jpg", jpeg(34));
    write(
        folder,
        "test/metadata.jsonl",
        "{\"file_name\": \"4.jpg\", \"caption\": \"four\", \"n\": 4}\n\n{\"file_name\": 5}\nno\n");
    write(folder, "labels/cat/5.jpg", jpeg(35));
    write(folder, "6.jpg", jpeg(36));

    JobView job = run.of(SourceKind.IMAGEFOLDER, folder);
    assertCounts(job, 5, 0, 8);
    assertThat(errors(job))
        .containsExactly(
            "test/metadata.jsonl line 2: item-invalid",
            "test/metadata.jsonl line 3: item-invalid",
            "test/metadata.jsonl line 4: item-invalid",
            "train/metadata.csv row 4: item-not-found",
            "train/metadata.csv row 5: item-outside-source",
            "train/metadata.csv row 6: item-outside-source",
            "train/metadata.csv row 7: item-invalid",
            "train/metadata.csv row 8: item-name-invalid");
    ImageRegistered first = run.registered(jpeg(31));
    assertThat(first.caption()).isEqualTo("a \"red\", car");
    assertThat(first.tags()).containsExactly("x", "y");
    assertThat(first.metadata())
        .containsEntry("artist", "Ann")
        .containsEntry("file", "train/1.jpg");
    assertThat(run.registered(jpeg(32)).caption()).isEqualTo("two\nlines");
    assertThat(run.registered(jpeg(34)).metadata()).containsEntry("n", 4);
    assertThat(run.registered(jpeg(35)).tags()).containsExactly("cat");
    assertThat(run.registered(jpeg(36)).tags()).isEmpty();
    assertThat(run.events(jpeg(33))).isEmpty();
  }

  @Test
  void aMalformedTableFailsTheJobAfterWhatCameBeforeIt() throws Exception {
    write(folder, "1.jpg", jpeg(41));
    write(folder, "metadata.csv", "file_name,text\n1.jpg,one\n2.jpg,\"open\n");
    JobView job = run.of(SourceKind.IMAGEFOLDER, folder);
    assertThat(job.state()).isEqualTo(JobState.FAILED);
    assertThat(job.failure()).extracting("code").isEqualTo("import-source-malformed");
    assertThat(job.changed()).isEqualTo(1);
    assertThat(run.registered(jpeg(41)).caption()).isEqualTo("one");
  }

  @Test
  void whatIsNotThereIsRefusedAtOnce() {
    run.assertRefused(start(folder.resolve("nothing").toString()), ErrorCode.IMPORT_PATH_NOT_FOUND);
    run.assertRefused(start(""), ErrorCode.IMPORT_PATH_NOT_FOUND);
    run.assertRefused(start("a\u0000b"), ErrorCode.IMPORT_PATH_NOT_FOUND);
    run.assertRefused(start("/etc/hostname"), ErrorCode.IMPORT_PATH_NOT_FOUND);
  }

  private static StartImport start(String path) {
    return new StartImport(SourceKind.FOLDER, path, null, List.of(), false);
  }
}
