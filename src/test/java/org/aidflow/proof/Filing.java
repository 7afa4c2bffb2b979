package org.aidflow.proof;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/**
 * What is filed for a story.
 *
 * @param elsewhere the village to which the family might move
 */
record Filing(Story story, ObjectNode body, String elsewhere) {

  /** One filing for each story; whoever asks again is the family before. */
  static List<Filing> of(List<Story> stories, Places places, Families families, String reference) {
    var filings = new ArrayList<Filing>();
    for (var story : stories) {
      var number = filings.size();
      var externalRef = "%s-%03d".formatted(reference, number);
      // no two ask for the same amount
      var body =
          story.isAgain()
              ? first(filings).deepCopy().put("externalRef", externalRef)
              : families.request(
                  externalRef, 30_100L + 130L * number, places.village(story.place(), number));
      story.change(body);
      var village = body.path("applicant").path("villageCode").asText();
      filings.add(new Filing(story, body, places.elsewhere(village)));
    }
    return filings;
  }

  private static ObjectNode first(List<Filing> filings) {
    for (int index = filings.size() - 1; index >= 0; index--) {
      if (!filings.get(index).story().isAgain()) {
        return filings.get(index).body();
      }
    }
    throw new IllegalArgumentException("Nobody has asked before");
  }

  String residentId() {
    return body.path("applicant").path("residentId").asText();
  }
}
