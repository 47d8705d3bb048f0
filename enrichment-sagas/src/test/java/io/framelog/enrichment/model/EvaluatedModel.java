package io.framelog.enrichment.model;

import io.framelog.enrichment.model.Manifest.Centring;
import io.framelog.enrichment.model.Manifest.Scoring;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A model with what it makes of the 103 photographs. */
record EvaluatedModel(
    LoadedModel model, ModelPackage files, CocoPhotos photos, List<float[]> images) {
  static EvaluatedModel of(String location) {
    CocoPhotos photos = CocoPhotos.present();
    DjlRuntime.keepOffline();
    ModelPackage files = TestModels.open(location);
    LoadedModel model = LoadedModel.load(files, TestModels.LIMITS);
    return new EvaluatedModel(model, files, photos, photos.encode(model));
  }

  String name() {
    return model.model();
  }

  /** The vectors of caption {@code number} (0..4) of each photograph. */
  List<float[]> captions(int number) {
    return model.encodeTexts(
        photos.photos().stream().map(photo -> photo.captions().get(number)).toList());
  }

  /** Without centring, and with that of the manifest if it has one. */
  static List<@Nullable Centring> variants(Scoring scoring) {
    return Stream.of(null, scoring.centring()).distinct().toList();
  }

  static double percent(long part, long whole) {
    return whole == 0 ? 0 : 100.0 * part / whole;
  }
}
