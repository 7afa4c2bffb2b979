package org.aidflow.notice;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.aidflow.kernel.FieldError;
import org.aidflow.kernel.Mobiles;
import org.aidflow.vault.PersonalField;

/**
 * What somebody says against a case on notice.
 *
 * @param name of who says it
 * @param mobile of who says it, for questions
 * @param words what they say
 */
public record NewObjection(ObjectionGround ground, String name, String mobile, String words) {

  /** What is wrong with the number. */
  List<FieldError> flaws() {
    return Optional.of(mobile)
        .flatMap(Mobiles::problemWith)
        .map(flaw -> List.of(flaw.at("objector.mobile")))
        .orElse(List.of());
  }

  Map<PersonalField, String> objector() {
    return Map.of(PersonalField.NAME, name, PersonalField.MOBILE, mobile);
  }

  Map<PersonalField, String> said() {
    return Map.of(PersonalField.REMARK, words);
  }

  /** Says nothing, so that no log does. */
  @Override
  public String toString() {
    return "NewObjection";
  }
}
