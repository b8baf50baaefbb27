//! The positions that can be taken where the decree is open; `law/policies/danh_gia.toml` says why.

/// Declares an enum of positions with their stored codes; the first is the default.
macro_rules! positions {
    ($(#[$about:meta])* $name:ident of $policy:literal { $($(#[$each:meta])* $position:ident = $code:literal),+ $(,)? }) => {
        $(#[$about])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $name { $($(#[$each])* $position),+ }

        impl $name {
            /// The name of the policy in `law/policies/`.
            pub const POLICY: &str = $policy;
            /// Every position, the default first.
            pub const ALL: &[$name] = &[$($name::$position),+];

            /// As it is stored and travels.
            pub fn code(self) -> &'static str {
                match self { $($name::$position => $code),+ }
            }

            /// The position of a code.
            pub fn from_code(code: &str) -> Option<$name> {
                $name::ALL.iter().copied().find(|position| position.code() == code)
            }
        }

        impl Default for $name {
            fn default() -> Self {
                $name::ALL[0]
            }
        }
    };
}

positions! {
    /// How far extra work may lift the score (Article 18.1.d).
    Surplus of "surplus" {
        /// The ratios may pass 1; the criterion stops at its most points.
        CapCriterion = "cap_criterion",
        /// Each ratio stops at 1.
        CapRatio = "cap_ratio",
    }
}

positions! {
    /// What a quarter of the points is taken from, where a line has several equal products (Article 14.2).
    Deduction of "deduction" {
        /// From each product with the fault.
        PerUnit = "per_unit",
        /// From the whole line.
        PerLine = "per_line",
    }
}

positions! {
    /// What the share of the excellent is counted from (Article 20.5).
    ExcellentBase of "htxs_base" {
        /// Those ranked "hoàn thành tốt", the excellent not among them: the decree's words.
        RankedGood = "ranked_htt",
        /// Those ranked "hoàn thành tốt" or better.
        GoodOrBetter = "htt_or_better",
        /// Everybody ranked.
        AllRanked = "all_ranked",
    }
}

positions! {
    /// What a yearly sum is divided by where months are missing (Article 17.3).
    Divisor of "divisor" {
        /// The months that were evaluated.
        MonthsEvaluated = "months_evaluated",
        /// Twelve, but for the cases of Article 11.2.
        Twelve = "twelve",
    }
}

positions! {
    /// Whether a score is rounded before it is compared (Article 20 is silent).
    Rounding of "rounding" {
        /// Compared as it is.
        Exact = "exact",
        /// Rounded to two decimals first.
        TwoDecimals = "two_decimals",
    }
}

positions! {
    /// What the year's rank is made from where a body evaluates by quarter (Article 17.3).
    YearFrom of "year_from" {
        /// The mean of the periods.
        MeanOfPeriods = "mean_of_periods",
        /// The levels of the four quarters, as one sector does.
        QuarterLevels = "quarter_levels",
    }
}

positions! {
    /// Which periods count in a year at several bodies (Article 19.1).
    SplitYear of "split_year" {
        /// All of them, each alike.
        WeightByPeriod = "weight_by_period",
        /// Those at the receiving body.
        ReceivingOnly = "receiving_only",
    }
}

positions! {
    /// Where a body goes that has a level's score but not its conditions (Article 8).
    OrganisationGap of "organisation_gap" {
        /// To the next lower level that fits.
        NextLower = "next_lower",
        /// To a person's judgement.
        Ask = "ask",
    }
}

positions! {
    /// What is one delay (Article 14.2.c).
    LateCount of "late_count" {
        /// Each deadline that passed.
        PerDeadline = "per_deadline",
        /// Each day.
        PerDay = "per_day",
    }
}

positions! {
    /// What stands between the two cases of đ and e (Article 15.3).
    LeaderGap of "leader_gap" {
        /// A person chooses, with a reason.
        HumanChoice = "human_choice",
        /// The full ratio only where its case is documented.
        FullOnlyDocumented = "full_only_documented",
    }
}

positions! {
    /// Whether the Party's rules on cadres are used here at all: they were told second-hand, so they are off by default.
    CadreRules of "cadre_rules" {
        /// They are not.
        Off = "off",
        /// They are, for reference.
        On = "on",
    }
}

positions! {
    /// Where a cadre goes who has a level's score but not its conditions (366-QĐ/TW, Article 11).
    CadreGap of "cadre_gap" {
        /// To the next lower level that fits.
        NextLower = "next_lower",
        /// To a person's judgement.
        Ask = "ask",
    }
}
