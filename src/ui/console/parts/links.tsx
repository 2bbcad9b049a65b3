import {
  Anchor,
  type AnchorProps,
  Button,
  type ButtonProps,
  Group,
  NavLink,
  type NavLinkProps,
} from '@mantine/core';
import { IconArrowLeft } from '@tabler/icons-react';
import { createLink } from '@tanstack/react-router';
import type { ComponentPropsWithRef } from 'react';

type Attributes<Props> = Omit<ComponentPropsWithRef<'a'>, keyof Props>;

/** A link in a text. It leads to a page of the console. */
export const TextLink = createLink((props: AnchorProps & Attributes<AnchorProps>) => <Anchor {...props} />);

/** A link that looks like a button, and leads to a page of the console. */
export const ButtonLink = createLink((props: ButtonProps & Attributes<ButtonProps>) => (
  <Button component="a" {...props} />
));

/** The way back from a page to the list that it belongs to. */
export const BackLink = createLink(({ children, ...props }: AnchorProps & Attributes<AnchorProps>) => (
  <Group>
    <Anchor size="sm" {...props}>
      <Group component="span" gap={6}>
        <IconArrowLeft size={16} aria-hidden />
        {children}
      </Group>
    </Anchor>
  </Group>
));

/** A link of the navigation. It is marked while its page, or a page below it, is open. */
export const NavigationLink = createLink((props: NavLinkProps & Attributes<NavLinkProps>) => (
  <NavLink component="a" active={'data-status' in props && props['data-status'] === 'active'} {...props} />
));
