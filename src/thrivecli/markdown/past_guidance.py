"""Fingerprints of guidance: the original framework's, and all that was ever packaged."""

FINGERPRINTS: frozenset[str] = frozenset(
    """
    1244f13d0f1f2521 2dfd666fc0c6ddc1 369efb6e7249357d 3a21f88f17877540 4a4a4e8cd9bca8cc
    4f8b6d37226438d5 5e06ef13e8536a1f 6d48b523e20ca3e2 857df9dc10ac2fe4 9bcab6ecc59f1326
    a712ce414d82d14e a9a7ce9e828dbd03 b2cc6a8f71957fe6 cb49f5f0ceab6b91 ce89d5baf53bdab7
    d842de2e1d901cd6 df70d3e391116ed4 f42a6886749e7ca4 f5df5ff89e4e91e8 f7b4bd39613eaf3b
    faaeafb5c7fb0f90
    1ed26ce1f3aa3893 2558cb238b3e3fec 32b6d01dc8a01231 390a18f99032cfe6 4973d0a02aa82a5d
    51a92755d9f9cbe5 6a0b4c330fd3ab1b 7270d135dd71e83a 74535ca7095af36a 9dfff07258532b7b
    a578b8c703441957 ced1e6413974e3fb e3cc0bb9ee7b4920 e721dbfc99147085 f85ac57b5da9b9ef
    """.split()
)
