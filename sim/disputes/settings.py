"""Settings of disputes: what raises them, where they go, how long they take, what they cost."""

from sim.settings import Settings, setting

NOTES = "assumption, calibrated on a prototype of institutions: mean 6.1 years, median 4.2, 0.87 settled"


class FrictionSettings(Settings):
    """How readily incidents raise a dispute: chance for each incident, or a year for each pair."""

    pursuit: float = setting(0.00005, "chance that an arrest after a pursuit across the line raises a dispute", unit="probability", ge=0, le=1, plausible=(0.00001, 0.0002))
    death: float = setting(0.0005, "chance that a death at the border raises a dispute with the state that was left", unit="probability", ge=0, le=1, plausible=(0.0001, 0.002))
    push_back: float = setting(0.00005, "chance that a person pushed back raises a dispute with the state to which", unit="probability", ge=0, le=1, plausible=(0.00001, 0.0002))
    overlap: float = setting(0.004, "chance in a month that patrols of a partner whose whole effort counts raise a dispute about whose case it was, where the two see no common picture", unit="1/month", ge=0, le=1, plausible=(0.001, 0.02))
    opened_exit: float = setting(0.3, "chance in a month that an exit which a state holds open raises a dispute", unit="1/month", ge=0, le=1, plausible=(0.1, 0.6))
    misuse: float = setting(0.02, "chance in a month, per order of magnitude beyond 100,000 of records that others let leak or misused, of a dispute with those who hold them", unit="1/month", ge=0, le=1, plausible=(0.005, 0.06))
    shortfall: float = setting(0.0003, "chance in a month that a party which is seen to keep nothing is challenged by one other party, where no court rules", unit="1/month", ge=0, le=1, plausible=(0.0001, 0.001))
    smoke: float = setting(0.0002, "chance that an excess death by smoke of a neighbour's fires raises a dispute", unit="probability", ge=0, le=1, plausible=(0.00005, 0.001))
    demarcation: float = setting(0.014, "claims about the line a year and land border between states that owe each other nothing and trust each other as strangers do", unit="1/year", source="843 territorial claims in 186 years (ICOW, I01) over 315 land borders", ge=0, le=5, plausible=(0.007, 0.03))


class DisputeSettings(Settings):
    """Disputes as a semi-Markov process: a claim, attempts in forums, and an end."""

    frictions: FrictionSettings = FrictionSettings()
    claim_years: float = setting(0.5, "mean time from a claim to the first attempt", unit="years", source=NOTES, gt=0, le=20, plausible=(0.2, 1))
    stall_years: float = setting(0.7, "mean time between attempts", unit="years", source=NOTES, gt=0, le=20, plausible=(0.3, 1.5))
    negotiation_years: float = setting(0.9, "mean length of a negotiation", unit="years", source=NOTES, gt=0, le=20, plausible=(0.5, 1.5))
    negotiation_success: float = setting(0.27, "share of negotiations that settle", unit="share", source=NOTES, ge=0, le=1, plausible=(0.2, 0.35))
    mediation_years: float = setting(0.4, "mean length of a mediation", unit="years", source=NOTES, gt=0, le=20, plausible=(0.2, 0.8))
    mediation_success: float = setting(0.09, "share of mediations that settle", unit="share", source="4.8 attempts for each mediated dispute (Bercovitch 1986, I02)", ge=0, le=1, plausible=(0.05, 0.2))
    arbitration_years: float = setting(2.5, "mean length of an arbitration", unit="years", source=NOTES, gt=0, le=20, plausible=(1.5, 4))
    arbitration_success: float = setting(0.8, "share of arbitrations that settle", unit="share", source=NOTES, ge=0, le=1, plausible=(0.7, 0.95))
    court_years: float = setting(4.0, "mean length of proceedings before a court", unit="years", source="International Court of Justice: 2.5 to 7 years (I05)", gt=0, le=30, plausible=(2.5, 7))
    court_success: float = setting(0.9, "share of judgments that settle", unit="share", source=NOTES, ge=0, le=1, plausible=(0.7, 0.98))
    mediation: float = setting(-0.87, "logit of the chance that an attempt is a mediation and no negotiation, at first", unit="logit", source=NOTES, ge=-10, le=10, plausible=(-1.5, -0.3))
    mediation_failures: float = setting(0.67, "rise of that logit per failed attempt", unit="logit", source=NOTES, ge=0, le=5, plausible=(0.3, 1))
    mediation_salience: float = setting(0.3, "rise of that logit per unit of salience", unit="logit", source=NOTES, ge=-5, le=5, plausible=(0, 0.6))
    binding: float = setting(0.012, "chance that an attempt is binding where only consent opens a forum", unit="probability", source=NOTES, ge=0, le=1, plausible=(0.005, 0.05))
    binding_clause: float = setting(0.5, "the same where a treaty between both, or both parties' declarations, let one side go there alone", unit="probability", ge=0, le=1, plausible=(0.2, 0.8))
    binding_failures: float = setting(0.3, "rise of the log of that chance per failed attempt", unit="ln", source=NOTES, ge=0, le=5, plausible=(0.1, 0.6))
    binding_salience: float = setting(0.6, "fall of that log per unit of salience: what means much is not left to others", unit="ln", source=f"{NOTES}; the sign: Hensel 2001", ge=0, le=5, plausible=(0.3, 1))
    binding_inequality: float = setting(0.15, "fall of the log of the chance of consent per log of the parties' ratio of GDP", unit="ln/ln", ge=0, le=5, plausible=(0, 0.4))
    arbitration_share: float = setting(0.65, "share of forums opened by consent that are arbitrations", unit="share", source="assumption; 2.5 filings a year before the International Court of Justice (I06) bound what is left to it", ge=0, le=1, plausible=(0.4, 0.8))
    reserved_share: float = setting(0.6, "share of disputes that reservations to a declaration keep from the court", unit="share", source="assumption; 0.84 of declarations carry some (I09)", ge=0, le=1, plausible=(0.3, 0.9))
    dormant: float = setting(0.02, "chance that a dispute is dropped at a failed attempt", unit="probability", source=NOTES, ge=0, le=1, plausible=(0.005, 0.05))
    escalated: float = setting(0.01, "chance that it escalates at a failed attempt", unit="probability", source=NOTES, ge=0, le=1, plausible=(0.003, 0.03))
    escalated_salience: float = setting(0.5, "rise of the log of that chance per unit of salience", unit="ln", source=NOTES, ge=0, le=5, plausible=(0.2, 0.8))
    escalated_years: float = setting(2.0, "mean time for which it stays so", unit="years", gt=0, le=50, plausible=(0.5, 5))
    obeyed_talks: float = setting(0.7, "share of settlements without a binding forum that are kept", unit="share", source="a proposed default: scan it", ge=0, le=1, plausible=(0.5, 0.9))
    obeyed_award: float = setting(0.85, "share of awards that are kept", unit="share", source="a proposed default: scan it", ge=0, le=1, plausible=(0.7, 0.95))
    obeyed_judgment: float = setting(0.68, "share of judgments that are kept", unit="share", source="Ginsburg & McAdams 2004 (I08)", ge=0, le=1, plausible=(0.6, 0.8))
    blame: float = setting(0.02, "bad conduct that each side sees in an open dispute in a month, of that of a denunciation", unit="share", ge=0, le=1, plausible=(0, 0.1))
    relief: float = setting(0.5, "good conduct that each sees in a settlement", unit="events", ge=0, le=20, plausible=(0.1, 2))
