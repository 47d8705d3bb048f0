package io.framelog.api.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderPicturesTest {
  @TempDir Path outside;
  private Path root;

  @BeforeEach
  void aFolder() throws IOException {
    root = Files.createDirectory(outside.resolve("holiday photos"));
    file("b.PNG");
    file("a.jpeg");
    file("sub/deep/c.webp");
    file("notes.md");
    file(".hidden.jpg");
    file(".git/d.jpg");
    file("jpg");
  }

  private Path file(String name) throws IOException {
    Path file = root.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, name);
  }

  private List<String> names() throws IOException {
    return FolderPictures.in(root).pictures().stream().map(Picture::name).toList();
  }

  @Test
  void picturesAreFoundByExtensionAtAnyDepthAndSorted() throws IOException {
    assertThat(names()).containsExactly("a.jpeg", "b.PNG", "sub/deep/c.webp");
  }

  @Test
  void aPictureKnowsItsFolderAndItsPathAndOpensItsBytes() throws IOException {
    Picture picture = FolderPictures.in(root).pictures().getLast();

    assertThat(picture.known().metadata())
        .isEqualTo(Map.of("source", "holiday photos", "file", "sub/deep/c.webp"));
    assertThat(picture.known().caption()).isNull();
    try (InputStream bytes = picture.open()) {
      assertThat(bytes.readAllBytes()).asString().isEqualTo("sub/deep/c.webp");
    }
  }

  @Test
  void theTextBesideAPictureIsItsCaption() throws IOException {
    Files.writeString(root.resolve("a.txt"), "  a red car\n");
    Files.writeString(root.resolve("b.txt"), "\n");

    List<Picture> pictures = FolderPictures.in(root).pictures();

    assertThat(pictures.get(0).known().caption()).isEqualTo("a red car");
    assertThat(pictures.get(1).known().caption()).isNull();
  }

  @Test
  void aCaptionThatIsNotUtf8IsAFailureOfThatPictureOnly() throws IOException {
    Files.write(root.resolve("a.txt"), new byte[] {(byte) 0xc3, 0x28});

    Picture picture = FolderPictures.in(root).pictures().getFirst();

    assertThatThrownBy(picture::known).isInstanceOf(IOException.class);
  }

  @Test
  void linksThatLeaveTheFolderAreLeftOut() throws IOException {
    Path secret = Files.writeString(outside.resolve("secret.jpg"), "secret");
    Files.createSymbolicLink(root.resolve("leaves.jpg"), secret);
    Files.createSymbolicLink(root.resolve("leaves"), outside);
    Files.createSymbolicLink(root.resolve("broken.jpg"), outside.resolve("nothing.jpg"));
    Files.createSymbolicLink(root.resolve("stays.jpg"), root.resolve("b.PNG"));

    assertThat(names()).containsExactly("a.jpeg", "b.PNG", "stays.jpg", "sub/deep/c.webp");
  }

  @Test
  void aFolderThatIsItselfALinkIsRead() throws IOException {
    Path link = Files.createSymbolicLink(outside.resolve("link"), root);

    assertThat(FolderPictures.in(link).pictures()).hasSize(3);
    assertThat(FolderPictures.in(link).source()).isEqualTo("holiday photos");
  }
}
