"""Headings of the two CANS forms that this tool leaves aside on purpose: names, carers, trauma.

Source: headings of the CANS forms for ages 6 to 21 and 0 to 5; no item texts.
"""

_BOTH: tuple[str, ...] = tuple(
    """\
Age at Time of Assessment
Agency/Region
Caregiver(s) Assessed?
Caregiver(s) Name(s)
Language
Traditions & Rituals
Cultural Stress
Cultural Differences within the Family
Sexual Abuse*
Emotional Closeness to Perpetrator (Sexual Abuse*)
Frequency of Abuse (Sexual Abuse*)
Duration (Sexual Abuse*)
Force (Sexual Abuse*)
Reaction to Disclosure (Sexual Abuse*)
Physical Abuse
Neglect
Emotional Abuse
Medical Trauma
Natural or Manmade Disaster
Witness to Family Violence
Witness to Community/School Violence
Witness/Victim of Criminal Activity
War/Terrorism Affected
Disruption in Caregiving/Attachment
Intrusions/Re-experiencing
Emotional and/or Physical Dysregulation
Traumatic Grief
Hyperarousal
Avoidance
Numbing
Dissociation
Time Before Treatment
Supervision (Caregiver needs)
Involvement with Care (Caregiver needs)
Knowledge (Caregiver needs)
Organisation (Caregiver needs)
Social Resources (Caregiver needs)
Residential Stability (Caregiver needs)
Medical/Physical (Caregiver needs)
Mental Health (Caregiver needs)
Substance Use (Caregiver needs)
Developmental (Caregiver needs)
Safety (Caregiver needs)
Family Stress (Caregiver needs)
Post-traumatic Reactions (Caregiver needs)
Marital/Partner Violence in Home (Caregiver needs)
Family Relationship to the System (Caregiver needs)
Legal Involvement (Caregiver needs)
""".splitlines()
)

_OLDER: tuple[str, ...] = tuple(
    """\
Youth Last Name
Youth First Name
Vocational
Cultural Identity
Cognitive (Developmental/Intellectual*)
Developmental (Developmental/Intellectual*)
Communication (Developmental/Intellectual*)
Job Functioning
Severity of Use (Substance Use*)
Duration of Use (Substance Use*)
Stage of Recovery (Substance Use*)
Peer Influences (Substance Use*)
Environmental Influences (Substance Use*)
Recovery Support in Community (Substance Use*)
Acute Intoxication (Substance Use*)
Withdrawal History (Substance Use*)
Awareness of Relapse Triggers (Substance Use*)
Withdrawal Risks (Substance Use*)
CH History of Violence (Need) (Danger to Others*)
CH Frustration Management (Need) (Danger to Others*)
CH Bullying (Need) (Danger to Others*)
Hostility (Need) (Danger to Others*)
CH Paranoid Thinking (Need) (Danger to Others*)
CH Secondary Gains from Anger (Need) (Danger to Others*)
CH Violent Thinking (Need) (Danger to Others*)
CH Awareness of Violence Potential (Strength)
CH Response to Consequences (Strength)
CH Commitment to Self-Control (Strength)
CH Treatment Involvement (Strength)
Relationship (Sexual Aggression*)
Physical Force/Threat (Sexual Aggression*)
Planning (Sexual Aggression*)
Age Differential (Sexual Aggression*)
Type of Sex Act (Sexual Aggression*)
Response to Accusation (Sexual Aggression*)
Temporal Consistency (Sexual Aggression*)
History of Sexually Aggressive Behaviour (Sexual Aggression*)
Frequency of Running (Running Away*)
Consistency of Destination (Running Away*)
Safety of Destination (Running Away*)
Involvement in Illegal Activities (Running Away*)
Likelihood of Return on Own (Running Away*)
Involvement with Others (Running Away*)
Realistic Expectations (Running Away*)
Planning (Running Away*)
History (Offending/Criminal Behaviour*)
Seriousness (Offending/Criminal Behaviour*)
Planning (Offending/Criminal Behaviour*)
Community Safety (Offending/Criminal Behaviour*)
Peer Influences (Offending/Criminal Behaviour*)
Parental Criminal Behaviour (Offending/Criminal Behaviour*)
Environmental Influences (Offending/Criminal Behaviour*)
Legal Compliance (Offending/Criminal Behaviour*)
History (Fire Setting*)
Seriousness (Fire Setting*)
Planning (Fire Setting*)
Use of Accelerants (Fire Setting*)
Intention to Harm (Fire Setting*)
Community Safety (Fire Setting*)
Response to Accusation (Fire Setting*)
Remorse (Fire Setting*)
Likelihood of Future Fire Setting (Fire Setting*)
Duration of Exploitation (Victimisation/Exploitation*)
Age of Onset – Exploitation (Victimisation/Exploitation*)
Perception of Dangerousness (Victimisation/Exploitation*)
Knowledge of Exploitation (Victimisation/Exploitation*)
Trauma Bond (Victimisation/Exploitation*)
Exploitation of Others (Victimisation/Exploitation*)
Reproductive Health (Victimisation/Exploitation*)
Arrests for Loitering/Solicitation (Victimisation/Exploitation*)
Exploitation History (Victimisation/Exploitation*)
Interpersonal Problems
Independent Living Skills
Young Carer/Parenting Roles*
Knowledge of Needs (Young Carer/Parenting Roles*)
Supervision (Young Carer/Parenting Roles*)
Involvement with Care (Young Carer/Parenting Roles*)
Organisation (Young Carer/Parenting Roles*)
Marital/Partner Violence in the Home (Young Carer/Parenting Roles*)
Job Functioning*
Career Aspirations (Job Functioning*)
Aspirational Congruence (Job Functioning*)
Job Market Expectations (Job Functioning*)
Work Ethic (Job Functioning*)
Work History (Job Functioning*)
Time Since Last Job (Job Functioning*)
Job Turnover (Job Functioning*)
Job Attendance (Job Functioning*)
Job Performance (Job Functioning*)
Job Relations (Job Functioning*)
Job Enjoyment (Job Functioning*)
Customer Orientation (Job Functioning*)
Routine (Job Functioning*)
Skills Relevant to Aspirations (Job Functioning*)
Digital Literacy (Job Functioning*)
Financial Literacy (Job Functioning*)
CV/Cover Letter (Job Functioning*)
Interview Clothes (Job Functioning*)
Self-Care
Medication Adherence
Intimate Relationships
Transportation
""".splitlines()
)

_YOUNGER: tuple[str, ...] = tuple(
    """\
Child Last Name
Child First Name
Prenatal Care
Exposure
Labour & Delivery
Birth Weight
""".splitlines()
)

UNNEEDED_6_21 = (*_BOTH, *_OLDER)
UNNEEDED_0_5 = (*_BOTH, *_YOUNGER)
