from django import forms


class TypedText(forms.CharField):
    pass


class TypedName(forms.CharField):
    pass
