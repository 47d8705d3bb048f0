package io.framelog.command.image;

import io.framelog.error.ErrorCode;
import io.framelog.error.Rejection;
import io.framelog.identity.Identities;
import io.framelog.identity.Sha256;
import io.framelog.image.Box;
import io.framelog.image.Crop;
import io.framelog.image.NewCrop;
import io.framelog.image.Origin;
import io.framelog.image.commands.RegisterImage;
import io.framelog.image.events.ImageRegistered;
import java.util.List;
import java.util.Map;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.messaging.GenericMessage;
import org.axonframework.messaging.MetaData;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.axonframework.test.aggregate.ResultValidator;
import org.hamcrest.Description;
import org.hamcrest.TypeSafeMatcher;
import org.jspecify.annotations.Nullable;

/** The words that the tests of the image aggregate share: one image of 400 x 200 pixels. */
final class Scene {
  static final String SHA = Sha256.hex("a picture");
  static final String ID = Identities.image(Identities.IMAGES, SHA);
  static final String CROP = Identities.derived("another command", "crop");
  static final Box LEFT = new Box(0, 0, 0.5, 1);
  static final Box RIGHT = new Box(0.5, 0, 0.5, 1);
  static final String VECTOR = Sha256.hex("a vector");

  private Scene() {}

  /** With the policies as they are by default. */
  static FixtureConfiguration<Image> fixture() {
    return fixture(new ImagePolicies(true, null, null));
  }

  static FixtureConfiguration<Image> fixture(ImagePolicies policies) {
    AggregateTestFixture<Image> fixture = new AggregateTestFixture<>(Image.class);
    return fixture
        .registerInjectableResource(policies)
        .registerInjectableResource(new StoredHistory(fixture.getEventStore()));
  }

  static ImageRegistered registered() {
    return register().event();
  }

  static Registering register() {
    return new Registering();
  }

  /** The command as it comes over the bus, under an id that the test knows. */
  static Object sent(String commandId, Object command) {
    return new GenericCommandMessage<>(
        new GenericMessage<>(commandId, command, MetaData.emptyInstance()),
        command.getClass().getName());
  }

  /** What the aggregate refused and why: checks the code, and that nothing was written. */
  static void expectRejection(ResultValidator<?> result, ErrorCode code) {
    result
        .expectNoEvents()
        .expectExceptionDetails(
            new TypeSafeMatcher<Rejection>() {
              @Override
              protected boolean matchesSafely(Rejection rejection) {
                return rejection.code() == code && !rejection.detail().isBlank();
              }

              @Override
              public void describeTo(Description description) {
                description.appendText("a rejection with the code " + code.code());
              }
            });
  }

  /** A registration, of which a test changes what it is about. */
  static final class Registering {
    private String sha256 = SHA;
    private int width = 400;
    private long bytes = 1_000;
    private @Nullable String sourceUrl;
    private @Nullable String caption;
    private List<String> tags = List.of();
    private List<String> actors = List.of();
    private Map<String, Object> metadata = Map.of();
    private List<NewCrop> crops = List.of();
    private Origin origin = Origin.HUMAN;

    Registering sha256(String value) {
      sha256 = value;
      return this;
    }

    Registering width(int value) {
      width = value;
      return this;
    }

    Registering bytes(long value) {
      bytes = value;
      return this;
    }

    Registering sourceUrl(String value) {
      sourceUrl = value;
      return this;
    }

    Registering caption(String value) {
      caption = value;
      return this;
    }

    Registering tags(List<String> value) {
      tags = value;
      return this;
    }

    Registering actors(List<String> value) {
      actors = value;
      return this;
    }

    Registering metadata(Map<String, Object> value) {
      metadata = value;
      return this;
    }

    Registering crops(List<NewCrop> value) {
      crops = value;
      return this;
    }

    Registering origin(Origin value) {
      origin = value;
      return this;
    }

    /** The event that this registration becomes, if it is in normal form and has no crops. */
    ImageRegistered event() {
      return event(List.of());
    }

    ImageRegistered event(List<Crop> eventCrops) {
      return new ImageRegistered(
          ID,
          "images/" + ID + ".jpg",
          sha256,
          "image/jpeg",
          bytes,
          width,
          200,
          sourceUrl,
          caption,
          tags,
          actors,
          metadata,
          eventCrops,
          origin);
    }

    RegisterImage command() {
      return new RegisterImage(
          ID,
          "images/" + ID + ".jpg",
          sha256,
          "image/jpeg",
          bytes,
          width,
          200,
          sourceUrl,
          caption,
          tags,
          actors,
          metadata,
          crops,
          origin);
    }
  }
}
