package org.aidflow.helprequest.web;

/** A request that works when it is pasted: numbers that are well-formed and nobody's. */
final class HelpRequestExample {

  static final String JSON =
      """
      {
        "externalRef": "portal-000123",
        "filedBy": "SELF",
        "consent": {
          "given": true,
          "at": "2026-01-20T02:15:00Z",
          "scopes": ["REGISTER", "PUBLIC_NOTICE"]
        },
        "applicant": {
          "name": "王小兰",
          "residentId": "520502198104123020",
          "mobile": "13985700123",
          "villageCode": "520502100001"
        },
        "household": {
          "size": 4,
          "dependants": 3,
          "yearlyIncomeFen": 1150000,
          "housingGrade": "C",
          "suddenEventOn": null,
          "catastrophicIllness": false,
          "medicalCost12MonthsFen": 0,
          "members": [
            {
              "name": "王晓明",
              "residentId": "520502200911053014",
              "relation": "CHILD",
              "student": "SENIOR_HIGH"
            }
          ]
        },
        "payee": {
          "relation": "SELF",
          "holder": "王小兰",
          "accountNumber": "6217003860012345672",
          "bankCode": "105100000017"
        },
        "category": "DAILY_NECESSITIES",
        "cause": "ILLNESS",
        "urgency": "NORMAL",
        "story": "孩子们冬天没有厚衣服。",
        "needs": [
          { "id": "coat", "kind": "MONEY", "purpose": "winter clothing", "amountFen": 80000 }
        ]
      }
      """;

  private HelpRequestExample() {}
}
