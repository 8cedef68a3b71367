"""Common — how engines read what people wrote (đọc chữ, số và đơn vị).

text: folding, tokens · stemming: English endings · legacy: old Vietnamese fonts · quantities, units: "≥ 200 kg/h".
"""
