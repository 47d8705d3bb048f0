package io.framelog.enrichment.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.framelog.enrichment.model.Resampler.Region;
import io.framelog.identity.Sha256;
import java.awt.image.BufferedImage;
import java.awt.image.Raster;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The digests are those of Pillow 12.3's {@code Image.resize} on the same pictures. */
class ResamplerTest {
  @ParameterizedTest(name = "{0}x{1} to {2}x{3} {4}")
  @CsvSource({
    "640,427,160,160,BILINEAR,4ab034ac49d09242aa1db0953c33a8a5d32169af1c0db4ae54b44497a07283c2",
    "3001,2003,160,160,BILINEAR,75c36de2faeb95fc6a00208d5468b606feec72c9db3c79fd75abc52bcd64db30",
    "50,40,160,160,BILINEAR,8ec9a98e5c7d6d7b8146e83be42199ceadbb891370f6be323be1e68709747642",
    "160,160,160,160,BILINEAR,46941dd39d026e81d954b643116e61d655996c0f3702031cffacf7ca5c0036d7",
    "1,1,160,160,BILINEAR,e2cc2a1fa6131cf4d86faa3baf78851f35a36853e2467c257b3df9d89e85cce5",
    "4000,3,160,160,BILINEAR,5621d8eb33a6142288754a0d842df1f8ff10f64120198428b781c3ebf5f85efe",
    "640,427,224,224,BICUBIC,0fd4953bccfa52c164df9402b3075f1a522e64489bc314713e81a5db458c03f3",
    "97,131,224,100,BICUBIC,6ae8d6754eb48f535cd467c55a8c6c29eed9a5c62d85ccb0030e0b99d3cc5569",
  })
  void gives_the_pixels_of_pillow(
      int width, int height, int toWidth, int toHeight, Filter filter, String expected) {
    Raster source = TestModels.pattern(width, height).getRaster();

    byte[] pixels = Resampler.resample(source, Region.whole(source), toWidth, toHeight, filter);

    assertThat(Sha256.hex(pixels)).isEqualTo(expected);
  }

  @Test
  void gives_the_pixels_of_pillow_for_a_part_with_fractional_bounds() {
    Raster source = TestModels.pattern(640, 427).getRaster();

    byte[] pixels =
        Resampler.resample(source, new Region(106.5, 0, 533.5, 427), 224, 224, Filter.BICUBIC);

    assertThat(Sha256.hex(pixels))
        .isEqualTo("b61048794547c39d212d9d3b7b8dd792689cbc113bc30994e434281e98f4f787");
  }

  @Test
  void reads_a_subimage_in_place() {
    BufferedImage whole = TestModels.pattern(300, 200);
    BufferedImage part = whole.getSubimage(37, 41, 120, 90);
    BufferedImage copy = new BufferedImage(120, 90, BufferedImage.TYPE_INT_RGB);
    part.copyData(copy.getRaster());

    byte[] pixels = squash(part.getRaster());

    assertThat(pixels).isEqualTo(squash(copy.getRaster())).isNotEqualTo(squash(whole.getRaster()));
  }

  private static byte[] squash(Raster source) {
    return Resampler.resample(source, Region.whole(source), 32, 32, Filter.BILINEAR);
  }
}
