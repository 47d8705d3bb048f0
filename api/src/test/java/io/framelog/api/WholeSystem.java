package io.framelog.api;

import io.framelog.api.sample.SamplePicture;
import io.framelog.api.sample.SampleSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** The one running system of this JVM; it ends with it. */
final class WholeSystem {
  static final String UMBRELLA = "umbrella-in-the-rain";

  private static final Set<String> SAMPLES =
      Set.of(UMBRELLA, "stop-sign", "traffic-light", "fire-hydrant");
  private static final Map<String, String> IDS = new LinkedHashMap<>();

  private static @Nullable RunningFramelog running;

  private WholeSystem() {}

  static synchronized RunningFramelog running() {
    if (running == null) {
      running = RunningFramelog.start();
    }
    return running;
  }

  static synchronized RunningFramelog restarted(String... more) {
    if (running != null) {
      running.close();
    }
    running = RunningFramelog.start(more);
    return running;
  }

  /** Registers them when they are asked for first; their metadata say {@code source=e2e}. */
  static synchronized Map<String, String> samples(Http http) {
    if (IDS.isEmpty()) {
      SampleSet.pictures()
          .filter(picture -> SAMPLES.contains(picture.name()))
          .limit(SAMPLES.size())
          .forEach(picture -> IDS.put(picture.name(), register(picture, http)));
    }
    return IDS;
  }

  private static String register(SamplePicture picture, Http http) {
    Map<String, Object> known = new LinkedHashMap<>();
    known.put("caption", picture.caption());
    known.put("tags", picture.tags());
    known.put("metadata", Map.of("source", "e2e"));
    String registration = JsonMapper.shared().writeValueAsString(known);
    return WholeSystemTest.created(http.upload(picture.bytes(), registration));
  }
}
