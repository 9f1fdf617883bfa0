//! The network's curve, by + − × ÷ alone, so that every machine computes the same bits.
#![expect(clippy::inline_always, reason = "the curves have to be compiled into loops that have the machine's vectors")]

/// The hyperbolic tangent as a continued fraction of seven terms, within 2⁻¹³ of it and inside (−1, 1).
#[inline(always)]
pub(crate) fn tanh(x: f32) -> f32 {
    let x = x.clamp(-4.97, 4.97);
    let y = x * x;
    let above = x * (135_135.0 + y * (17_325.0 + y * (378.0 + y)));
    let below = 135_135.0 + y * (62_370.0 + y * (3_150.0 + 28.0 * y));
    above / below
}

/// The logistic function by [`tanh`].
#[inline(always)]
pub(crate) fn sigmoid(x: f32) -> f32 {
    0.5 + 0.5 * tanh(0.5 * x)
}

/// What passes of a negative value (leaky rectifier).
pub(crate) const LEAK: f32 = 0.1;

/// The leaky rectifier.
#[inline(always)]
pub(crate) fn leaky(x: f32) -> f32 {
    if x < 0.0 { LEAK * x } else { x }
}

#[cfg(test)]
mod tests {
    use super::tanh;

    #[test]
    fn the_curve_is_the_hyperbolic_tangent() {
        for step in -600_i16..=600 {
            let x = f32::from(step) / 100.0;
            assert!((tanh(x) - x.tanh()).abs() < 1.5e-4, "at {x}");
            assert!(tanh(x).abs() < 1.0);
        }
    }
}
