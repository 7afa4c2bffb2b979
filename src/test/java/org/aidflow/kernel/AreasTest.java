package org.aidflow.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AreasTest {
  private static final AreaCode VILLAGE = new AreaCode("520502100001");

  @Test
  void aCodesPrefixIsItsParent() {
    assertThat(VILLAGE.level()).isEqualTo(AreaLevel.VILLAGE);
    assertThat(VILLAGE.parent()).contains(new AreaCode("520502100"));
    assertThat(VILLAGE.at(AreaLevel.CITY)).isEqualTo(new AreaCode("5205"));
    assertThat(VILLAGE.at(AreaLevel.VILLAGE)).isEqualTo(VILLAGE);
    assertThat(new AreaCode("52").parent()).isEqualTo(Optional.empty());
    assertThat(VILLAGE.within(new AreaCode("520502"))).isTrue();
    assertThat(VILLAGE.within(VILLAGE)).isTrue();
    assertThat(new AreaCode("520502").within(VILLAGE)).isFalse();
    assertThatThrownBy(() -> new AreaCode("52").at(AreaLevel.COUNTY))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "5",
        "520",
        "52050",
        "5205021",
        "52050210000x",
        "５２",
        "52 ",
        "520502100001000"
      })
  void aCodeOfAnotherFormIsRefused(String text) {
    assertThat(AreaCode.isWellFormed(text)).isFalse();
    assertThatThrownBy(() -> new AreaCode(text)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void areasAreKnownByNameAloneAndInFull() {
    assertThat(Areas.nameOf(VILLAGE)).isEqualTo("头步社区居民委员会");
    assertThat(Areas.fullName(VILLAGE)).isEqualTo("贵州省毕节市七星关区鸭池镇头步社区居民委员会");
    assertThat(Areas.fullName(new AreaCode("110101"))).isEqualTo("北京市东城区");
    assertThat(Areas.localName(VILLAGE)).isEqualTo("鸭池镇头步社区居民委员会");
    assertThat(Areas.localName(new AreaCode("110101"))).isEqualTo("东城区");
    assertThat(Areas.localName(new AreaCode("11"))).isEqualTo("北京市");
    assertThat(Areas.exists(VILLAGE)).isTrue();
    assertThat(Areas.exists(new AreaCode("990101"))).isFalse();
    assertThat(Areas.nameOf(new AreaCode("990101"))).isEqualTo("990101");
  }

  @Test
  void areasAreOrderedByTheirCodes() {
    assertThat(new AreaCode("520502"))
        .hasToString("520502")
        .isGreaterThan(new AreaCode("5205"))
        .isLessThan(new AreaCode("520503"));
  }

  @Test
  void childrenAreThoseRightBelow() {
    assertThat(Areas.provinces()).hasSize(31).startsWith(new Area(new AreaCode("11"), "北京市"));
    assertThat(Areas.children(new AreaCode("5205")))
        .contains(new Area(new AreaCode("520502"), "七星关区"));
    assertThat(Areas.children(new AreaCode("520502100")))
        .allSatisfy(area -> assertThat(area.code().parent()).contains(new AreaCode("520502100")));
    assertThat(Areas.children(VILLAGE)).isEmpty();
    assertThat(Areas.children(new AreaCode("99"))).isEmpty();
  }

  @Test
  void everyShippedAreaLiesInAShippedOne() {
    var all = Areas.provinces().stream().flatMap(AreasTest::withAllBelow).toList();
    assertThat(all).hasSize(37_219);
    assertThat(all).allSatisfy(area -> assertThat(area.name()).isNotBlank());
  }

  private static Stream<Area> withAllBelow(Area area) {
    List<Area> children = Areas.children(area.code());
    return Stream.concat(Stream.of(area), children.stream().flatMap(AreasTest::withAllBelow));
  }
}
