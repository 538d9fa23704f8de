from IPython.display import HTML

HTML("""
{{element}}
""")
