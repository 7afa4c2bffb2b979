package org.aidflow.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.aidflow.kernel.AreaCode;
import org.aidflow.kernel.AreaLevel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class PostTest {
  private static final AreaCode VILLAGE = new AreaCode("520502100001");

  @Test
  void workGoesUpTheLineFromTheInformantToThePrefecture() {
    assertThat(lineFrom(Role.VILLAGE_INFORMANT))
        .containsExactly(
            "village-informant.520502100001",
            "township-reviewer.520502100",
            "township-head.520502100",
            "county-approver.520502",
            "prefecture-approver.5205");
  }

  @Test
  void financeGoesToTheSameRoleInTheCity() {
    assertThat(lineFrom(Role.FINANCE_PREPARER))
        .containsExactly("finance-preparer.520502", "finance-preparer.5205");
    assertThat(lineFrom(Role.FINANCE_RELEASER))
        .containsExactly("finance-releaser.520502", "finance-releaser.5205");
  }

  @Test
  void aProvidersDeskHasNobodyAboveIt() {
    assertThat(lineFrom(Role.HOSPITAL_DESK)).containsExactly("hospital-desk.520502");
  }

  @ParameterizedTest
  @EnumSource
  void everyLineEndsAndNarrowsNever(Role role) {
    var line = Post.competent(role, VILLAGE).lineOfDuty().toList();
    assertThat(line).doesNotHaveDuplicates().hasSizeLessThanOrEqualTo(5);
    for (var i = 1; i < line.size(); i++) {
      assertThat(line.get(i - 1).area().within(line.get(i).area())).isTrue();
    }
  }

  @ParameterizedTest
  @EnumSource
  void aPostIsItsGroup(Role role) {
    var post = Post.competent(role, VILLAGE);
    assertThat(Post.parse(post.group())).contains(post);
    assertThat(post.area().level()).isEqualTo(role.level());
    assertThat(Role.of(role.id())).contains(role);
  }

  @Test
  void aRoleInAWiderAreaKeepsItsArea() {
    assertThat(Role.FINANCE_PREPARER.groupIn(new AreaCode("5205")))
        .isEqualTo("finance-preparer.5205");
    assertThat(Role.COUNTY_APPROVER.groupIn(VILLAGE)).isEqualTo("county-approver.520502");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        ".",
        "camunda-admin",
        "county-approver",
        "county-approver.",
        "county-approver.x",
        "nobody.520502",
        "county-approver.5205021"
      })
  void otherGroupsAreNoPosts(String group) {
    assertThat(Post.parse(group)).isEmpty();
  }

  @Test
  void theLevelsOfTheLineAreThoseOfTheRoles() {
    assertThat(Arrays.stream(Role.values()).map(Role::level)).doesNotContain(AreaLevel.PROVINCE);
  }

  private static List<String> lineFrom(Role role) {
    return Post.competent(role, VILLAGE).lineOfDuty().map(Post::group).toList();
  }
}
