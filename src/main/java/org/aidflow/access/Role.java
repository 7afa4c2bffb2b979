package org.aidflow.access;

import static org.aidflow.kernel.AreaLevel.CITY;
import static org.aidflow.kernel.AreaLevel.COUNTY;
import static org.aidflow.kernel.AreaLevel.TOWNSHIP;
import static org.aidflow.kernel.AreaLevel.VILLAGE;

import java.util.Arrays;
import java.util.Optional;
import org.aidflow.kernel.AreaCode;
import org.aidflow.kernel.AreaLevel;
import org.aidflow.kernel.Code;

/**
 * What an official does, at which level of areas. A role held in an area is a group, {@code
 * county-approver.520502}.
 */
public enum Role implements Code {
  VILLAGE_INFORMANT("village-informant", VILLAGE, "村级信息员", "village informant"),
  TOWNSHIP_REVIEWER("township-reviewer", TOWNSHIP, "乡镇审核员", "township reviewer"),
  TOWNSHIP_HEAD("township-head", TOWNSHIP, "乡镇负责人", "township head"),
  COUNTY_APPROVER("county-approver", COUNTY, "县级审批员", "county approver"),
  PREFECTURE_APPROVER("prefecture-approver", CITY, "市级审批员", "prefecture approver"),
  FINANCE_PREPARER("finance-preparer", COUNTY, "财务制单员", "finance preparer"),
  FINANCE_RELEASER("finance-releaser", COUNTY, "财务复核员", "finance releaser"),
  HOSPITAL_DESK("hospital-desk", COUNTY, "医院服务台", "hospital desk"),
  SCHOOL_DESK("school-desk", COUNTY, "学校服务台", "school desk"),
  STORE_QUALITY("store-quality", COUNTY, "商品质检员", "store quality"),
  MODERATOR("moderator", COUNTY, "内容审核员", "moderator"),
  AUDITOR("auditor", COUNTY, "审计员", "auditor"),
  PROCESS_DESIGNER("process-designer", COUNTY, "流程设计员", "process designer"),
  ADMINISTRATOR("administrator", COUNTY, "系统管理员", "administrator");

  private final String id;
  private final AreaLevel level;
  private final String zh;
  private final String en;

  Role(String id, AreaLevel level, String zh, String en) {
    this.id = id;
    this.level = level;
    this.zh = zh;
    this.en = en;
  }

  /** The role of that id, {@code county-approver}. */
  public static Optional<Role> of(String id) {
    return Arrays.stream(values()).filter(role -> role.id.equals(id)).findFirst();
  }

  /**
   * The name that models, groups and forms use; also the group of all who hold the role anywhere.
   */
  public String id() {
    return id;
  }

  /** The level whose areas the role is held in. */
  public AreaLevel level() {
    return level;
  }

  /** The group that is competent for the area: at the role's level, or as wide as the area is. */
  public String groupIn(AreaCode area) {
    var wider = area.level().compareTo(level) < 0;
    return id + "." + (wider ? area : area.at(level));
  }

  /** Who steps in when nobody of this role is left; finance is the same role in the city. */
  public Optional<Role> nextUp() {
    return switch (this) {
      case VILLAGE_INFORMANT -> Optional.of(TOWNSHIP_REVIEWER);
      case TOWNSHIP_REVIEWER -> Optional.of(TOWNSHIP_HEAD);
      case TOWNSHIP_HEAD -> Optional.of(COUNTY_APPROVER);
      case COUNTY_APPROVER -> Optional.of(PREFECTURE_APPROVER);
      case FINANCE_PREPARER, FINANCE_RELEASER -> Optional.of(this);
      default -> Optional.empty();
    };
  }

  /** Whether the role sees the cases of its area. */
  boolean seesCases() {
    return compareTo(FINANCE_RELEASER) <= 0 || this == AUDITOR;
  }

  @Override
  public String zh() {
    return zh;
  }

  @Override
  public String en() {
    return en;
  }
}
