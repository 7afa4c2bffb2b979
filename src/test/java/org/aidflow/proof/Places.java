package org.aidflow.proof;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.Predicate;

/** Real townships and villages in which families live, chosen by a seed. */
final class Places {

  /** Where the demo's officials work; the public fund of another province stands by its county. */
  static final String TOWNSHIP = "520502100";

  private static final List<String> CITIES =
      List.of(
          "4113", "4115", "4209", "4304", "4312", "5119", "5134", "5203", "5205", "6211", "6212");

  private static final List<String> CODES = codes();

  private final Random random;
  private final List<String> townships;

  private Places(Random random, List<String> townships) {
    this.random = random;
    this.townships = townships;
  }

  /** The demo's township alone. */
  static Places ofOneTownship(long seed) {
    return new Places(new Random(seed), List.of(TOWNSHIP));
  }

  /** Two townships in two counties of each of the eleven cities of the trial. */
  static Places ofElevenCities(long seed) {
    var random = new Random(seed);
    var townships = new ArrayList<String>();
    for (var city : CITIES) {
      var chosen = new LinkedHashSet<String>();
      if (TOWNSHIP.startsWith(city)) {
        chosen.add(TOWNSHIP);
      }
      var all = CODES.stream().filter(code -> code.length() == 9 && code.startsWith(city)).toList();
      while (chosen.size() < 2) {
        var one = all.get(random.nextInt(all.size()));
        if (villagesOf(one).size() > 2 && chosen.stream().noneMatch(inCountyOf(one))) {
          chosen.add(one);
        }
      }
      townships.addAll(chosen);
    }
    return new Places(random, townships);
  }

  private static Predicate<String> inCountyOf(String township) {
    return other -> other.startsWith(township.substring(0, 6));
  }

  static List<String> villagesOf(String township) {
    return CODES.stream().filter(code -> code.length() == 12 && code.startsWith(township)).toList();
  }

  List<String> townships() {
    return townships;
  }

  /** The counties with a public fund: those of the townships, and the one that stands by. */
  Set<String> counties() {
    var counties = new LinkedHashSet<String>();
    townships.forEach(township -> counties.add(township.substring(0, 6)));
    counties.add("440106");
    return counties;
  }

  /** The village whose poverty register is kept by another house. */
  static String farRegister() {
    var villages = villagesOf(TOWNSHIP);
    return villages.get(villages.size() - 1);
  }

  /** A village for the request of that number: all townships get their share. */
  String village(Story.Place place, int number) {
    return switch (place) {
      case FAR_REGISTER -> farRegister();
      case PAIRED_COUNTY -> villageOf(TOWNSHIP);
      case ANYWHERE -> villageOf(townships.get(number % townships.size()));
    };
  }

  /** A village of the next township, which is the same one when there is no other. */
  String elsewhere(String village) {
    var here = townships.indexOf(village.substring(0, 9));
    return villagesOf(townships.get((here + 1) % townships.size())).stream()
        .filter(one -> !one.equals(village))
        .findFirst()
        .orElseThrow();
  }

  private String villageOf(String township) {
    var villages = new ArrayList<>(villagesOf(township));
    villages.remove(farRegister());
    return villages.get(random.nextInt(villages.size()));
  }

  private static List<String> codes() {
    try (var files = Files.walk(Path.of("src/main/resources"))) {
      var divisions =
          files
              .filter(file -> file.getFileName().toString().equals("divisions.csv"))
              .findFirst()
              .orElseThrow();
      return Files.readAllLines(divisions, StandardCharsets.UTF_8).stream()
          .map(line -> line.split(",", -1)[0])
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
