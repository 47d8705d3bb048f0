package io.framelog.enrichment.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ModelLocationTest {
  private final ModelLocation locations = TestModels.locations(Path.of("cache"));

  @Test
  void each_form_has_its_source() {
    assertThat(locations.open("classpath:models/x")).isEqualTo(new ClasspathFiles("models/x"));
    assertThat(locations.open("classpath:/models/x/")).isEqualTo(new ClasspathFiles("models/x"));
    assertThat(locations.open("some/folder")).isEqualTo(new FolderFiles(Path.of("some/folder")));
    assertThat(locations.open("/a/folder")).isEqualTo(new FolderFiles(Path.of("/a/folder")));
    assertThat(locations.open("file:///a/folder")).isEqualTo(new FolderFiles(Path.of("/a/folder")));
    assertThat(locations.open("s3://bucket/a/b/").location()).isEqualTo("s3://bucket/a/b");
    assertThat(locations.open("https://host/models/x").location())
        .isEqualTo("https://host/models/x");
    assertThat(locations.open("http://127.0.0.1:1/x").location()).isEqualTo("http://127.0.0.1:1/x");
    assertThat(locations.open("http://localhost:1/x").location()).isEqualTo("http://localhost:1/x");
  }

  @Test
  void packages_from_a_network_do_not_share_a_cache_folder() {
    RemoteFiles a = (RemoteFiles) locations.open("https://host/a");
    RemoteFiles b = (RemoteFiles) locations.open("https://host/b");

    assertThat(a.folder()).isNotEqualTo(b.folder());
    assertThat(a.folder().getParent()).isEqualTo(Path.of("cache"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://192.0.2.7/models",
        "ftp://host/models",
        "https:///models",
        "https://host/models?token=1",
        "https://host/models#x",
        "s3:bucket",
        "file:relative",
        "https://ho st/x"
      })
  void other_addresses_are_refused(String setting) {
    assertThatThrownBy(() -> locations.open(setting)).isInstanceOf(ModelPackageException.class);
  }
}
